"""Names that are ordinary words too, so that a place is a person's only with the capital, and somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from exercises.kernel.te_reo import KUPU
from exercises.kernel.text import folded
from sessions.roster.keeping import Known

_ENGLISH = """
able abbey ace acre agate air alder alto amber ample angel anger apple april arch archer arm art ash aster august
autumn back bacon badge bailey baker ball band bank banks bar barb barber bark barker barn barnes baron base bath bay
beach beam bean bear beard beau bee bell belle bench berry best bill bird birds bishop black blade blaze bless block
blood bloom blossom blue boar bob bolt bond bone bones book booker boon booth bottom bow bowl bowler bowman box boy
brand brandy brave bread breeze brewer briar brick bridge bridges bright brook brooke brooks brown buck bud bull bunny
burn burns bush butcher butler button calico call can candy cane car card care carpenter carter case cash cat chance
chandler change chapel chapman charity chase chastity cherry chess chester child childs chip christian chuck church
city clay clear clement cliff close clover coal coast cock coffee cold cole collar comfort cook cooper copper coral
corner cotton count courage court cove cox crane cream creed crew cricket crook cross crow crystal cub cutter cyan
dahlia daily daisy dale dance dash dawn day days dean dear deer den diamond dirt dock dodge don door dot dove down
drake draper dream drew drum duck duke dusty dyer eagle earl early earnest east echo eden edge elder ember emerald
english eve even ever fair fairy faith falcon fan farmer farrow fawn fell fern ferry field fields finch finn fire fish
fisher fitch flash fleet fletcher flint flood flora flower flowers fly ford forest forge forrest foster fountain
fowler fox frank free freeman french friday friend frost gable gale game garden gardener garland garner garnet gate
gates gay gem genesis gentle gift ginger glade glass glen glory glove gold golden good goodman grace grain grand
grange grant grass grave graves gray green greet grey grove guard guest gull gun gunner guy hail hale hall ham hand
handy happy harbor harbour hardy harmony harp harper hart harvest hastings hatch hatcher haven hawk hay hazel head
heart heath heather heaven hedge helm hemp hero heron hickory high hill hills hinds hogg holiday hollow holly holmes
home honey honor honour hood hook hooker hooper hope hopper horn horse house howl hub hugh hull hunt hunter hurst
hyacinth ice indigo iris iron irons ivory ivy jack jade january jar jasmine jasper jay jeans jet jewel job joiner
jolly josh joy jubilee judge july june juniper just justice kay keen keep kelp key keys kid kidd kind king kings kit
kitty knight knots lace lad lake lamb lance land lane lark last lavender law lawn laurel lea leaf legend lemon lever
liberty light lilac lily linden lion little lock loft long lord lotus love lovely low loyal luck lucky lumber lyric
mace made magnolia maiden major mane manger manor maple march marcher marigold mark marker marks marsh marshal
marshall mason master mat mate maverick may mead meadow meadows medley melody mercer mercy merit merry miles mill
miller mills mine miner minor mint miracle mirth misty monday money monk moody moon moor moral more morn morning moss
moth mould mountain mouse muse myrtle nail name needle nettle new nick nickel night nightingale noble noon norm north
note novel nun nurse oak oakes oaks ocean olive onyx opal orange orchard otter pace pack page pages pain paint painter
palm pansy paradise parish park parker parks parrot parsley parson partner partridge pass pat patience patient patrol
patron patsy pay peace peach peacock pear pearl peck peddler peel peg pen penny pepper perch perry petal pick pickle
pierce pike pine piper pit place plain plant plum pointer pole pond pool pope poplar poppy port porter post potter
pound powder power powers precious press price pride priest prime primrose prince princess prior prosper providence
prudence purse queen quick quill rabbit rain rainbow ram ransom raven ray read reader reason red reed reef remedy
reward rich riches ridge ring rise river rivers roach road rob robin rock rocky rod role romance rook roof room root
rose rosemary round row rowan royal ruby rule rush russet rusty sable sage sail saint salmon salt sand sandy sapphire
savage sawyer say scarlet scholar school seal season self senior serene service session sewell shade shadow shame
sharp shaw shay shed shepherd shield shine ship shore short sierra silver simple singer sky slate slaughter sleeper
small smart smith smoke snow sol song sorrow soul south spark sparks sparrow spear speed spice spring stag staff stamp
star stark starling steel sterling stern stone stones storm stormy story stout strange stream street strong summer
summers sun sunday sunny swain swallow swan sweet swift swords table tailor tall tanner tar tasker taylor teal ted
tell temple tempest tender theme thorn thrush thyme tide tiger tiller timber time topaz towers town tracker trail tree
trinity troll true trust truth tuck tucker tulip turner unity usher vale valley van velvet verity vernal vicar victor
victory vine viola violet virtue vivid waits walker wall walls walnut walter want ward warden warner warren water
waters watts way weaver wedge weeks well wells west whale wheat wheel wheeler white whittle wick wild wilder will
willow wills win wind wing wings winner winter winters wise wish wolf wonder wood woodman woods wool word work workman
works world worth wren wright yard year yew young younger zeal zest
"""


@cache
def _words() -> frozenset[str]:
    return frozenset((*_ENGLISH.split(), *map(folded, KUPU)))


def is_a_word(name: str) -> bool:
    """Whether the name is an ordinary word as well, in English or te reo Māori: May, Mark, Rose, Aroha."""
    return folded(name) in _words()


def words_too(known: Sequence[Known]) -> list[str]:
    """The names among theirs that are ordinary words and count without their capital too."""
    return [name for one in known if not one.as_written for name in one.names if is_a_word(name)]
