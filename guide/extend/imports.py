import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
rigor_import = {
    "shouting": "notes_rigor:SHOUTING",
    "question": "notes_rigor:QUESTION",
    "csv": "notes_rigor:CSV",
    "exercise": "notes_rigor:EXERCISE",
    "tally": "notes_rigor:TALLY",
}
