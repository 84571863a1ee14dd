# %% [markdown]
# # A research summary to hand in
#
# Everything in one folder: the PDF, the HTML page, figures, tables and network files. The command line does the
# same with
# `graphlab report`.

# %%
import json
import tempfile
from pathlib import Path

import graphlab as gl

study = gl.analyze(gl.read("../seeds/000_324a95f0e513ba83.txt"))
study

# %%
out = Path(tempfile.mkdtemp()) / "summary"
gl.write_report(study, out)
sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())

# %% [markdown]
# The manifest says what went in and with which settings; the same input and settings give the same bytes.

# %%
manifest = json.loads((out / "manifest.json").read_text())
manifest["settings"]

# %% [markdown]
# Each sentence of the summary stands on table cells, listed in `findings.csv`.

# %%
import pandas as pd

pd.read_csv(out / "tables" / "findings.csv").head(8)
