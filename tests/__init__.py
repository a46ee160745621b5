"""What is compiled is kept, also where a machine says not to: processes and the programs they start compile it once."""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
