"""Names that are ordinary words too, so that a place is a person's only with the capital, and somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from exercises.kernel.te_reo import KUPU
from exercises.kernel.text import folded
from sessions.roster.keeping import Known

_ENGLISH = """
a abbey able ace acre agate air alder all alone alto always am amber ample an and angel anger any apple april arch
archer are arm art as ash aster at august autumn back bacon badge bailey baker ball band bank banks bar barb barber
bark barker barn barnes baron base bath bay be beach beam bean bear beard beau bee been bell belle bench berry best big
bill bird birds bishop black blade blaze bless block blood bloom blossom blue boar bob bolt bond bone bones book booker
boon booth bottom bow bowl bowler bowman box boy brand brandy brave bread breeze brewer briar brick bridge bridges
bright brook brooke brooks brown buck bud bull bunny burn burns bush but butcher butler button by calico call can candy
cane car card care carpenter carter case cash cat chance chandler change chapel chapman charity chase chastity cherry
chess chester child childs chip christian chuck church city clay clear clement cliff close clover coal coast cock
coffee cold cole collar comfort cook cooper copper coral corner cotton count courage court cove cox crane cream creed
crew cricket crook cross crow crystal cub cutter cyan dahlia daily daisy dale dance dash dawn day days dean dear deer
den diamond did dirt do dock dodge does don done door dot dove down drake draper dream drew drum duck duke dusty dyer
each eagle earl early earnest east echo eden edge elder ember emerald english eve even ever fair fairy faith falcon fan
farmer farrow fawn fell fern ferry field fields finch finn fire first fish fisher fitch flash fleet fletcher flint
flood flora flower flowers fly for ford forest forge forrest foster fountain fowler fox frank free freeman french
friday friend from frost gable gale game gang garden gardener garland garner garnet gate gates gay gem genesis gentle
get gift ginger give given glade glass glen glory glove go gold golden good goodman got grace grain grand grange grant
grass grave graves gray green greet grey grove guard guest gull gun gunner guy ha had hail hale hall ham hand handy
hang happy harbor harbour hardy harmony harp harper hart harvest has hastings hatch hatcher have haven hawk hay hazel
he head heart heath heather heaven hedge helm hemp her here hero heron hers hickory high hill hills him hinds his hogg
holiday hollow holly holmes home honest honey honor honour hood hook hooker hooper hope hopper horn horse house how
howl hub hugh hull hung hunt hunter hurst hyacinth ice if in indigo iris iron irons is it its ivory ivy jack jade
january jar jasmine jasper jay jeans jet jewel job joiner jolly josh joy jubilee judge july june juniper just justice
kay keen keep kelp key keys kid kidd kind king kings kit kitty knight knots lace lad lake lamb lance land lane lark
last laurel lavender law lawn lea leaf legend lemon less let lever liberty light like lilac lily linden lion list
little lock loft lone long lord lotus love lovely low loyal luck lucky lumber lyric mace made magnolia maiden major man
mane manger manor many maple march marcher marigold mark marker marks marsh marshal marshall marvellous marvelous mason
master mat mate maverick may me mead meadow meadows medley melody memory men mercer mercy merit merry miles mill miller
mills mine miner minor mint miracle mirth misty monday money monk moody moon moor moral more morn morning moss most
moth mould mountain mouse much muse my myrtle nail name near needle nettle new next nick nickel night nightingale no
noble noon nor norm north not note novel now nun nurse oak oakes oaks ocean of off often olive on once one onyx opal or
orange orchard otter our out over own pace pack page pages pain paint painter palm pansy paradise parish park parker
parks parrot parsley parson partner partridge pass pat patience patient patrol patron patsy pay peace peach peacock
pear pearl peck peddler peel peg pen penny pepper per perch perry petal pick pickle pierce pike pine piper pit place
plain plant plum pointer pole pond pool pope poplar poppy port porter post potter pound powder power powers precious
press price pride priest prime primrose prince princess prior prosper providence prudence purse put queen quick quill
rabbit rain rainbow ram ransom raven ray read reader reason red reed reef remedy reward rich riches ridge ring rise
river rivers roach road rob robin rock rocky rod role romance roof rook room root rose rosemary round row rowan royal
ruby rule rush russet rusty sable sage said sail saint salmon salt same sand sandy sapphire savage sawyer say scarlet
scholar school seal season see self senior serene service session set sewell shade shadow shame sharp shaw shay she
shed shepherd shield shine ship shore short should sierra silver simple sing singer sit sky slate slaughter sleeper
small smart smith smoke snow so sol some song soon sorrow soul south spark sparks sparrow spear special speed spice
spring staff stag stamp star stark starling steel sterling stern still stone stones storm stormy story stout strange
stream street strong such summer summers sun sunday sung sunny swain swallow swan sweet swift swords table tailor
talent tall tanner tar tasker taylor teal team ted tell tempest temple ten tender than that the their them theme then
there these they thing this thorn those three thrush thy thyme tide tiger tiller timber time to today tomorrow tong too
topaz towers town tracker trail tree trinity troll true trust truth tuck tucker tulip turner two under unity until up
us usher vale valley van velvet verity vernal very via vicar victor victory vine viola violet virtue vivid waits walker
wall walls walnut walter want ward warden warner warren was water waters watts way we weaver wedge weeks welcome well
wells were west whale what wheat wheel wheeler when where which white whittle who why wick wild wilder will willow
wills win wind wing wings winner winter winters wise wish with wolf wonder wonderful wood woodman woods wool word work
workman works world worth wren wright yard year yes yet yew you young younger your zeal zest
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
