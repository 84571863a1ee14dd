# %% [markdown]
# # Start here: from a pile of papers to two maps and a document
#
# Three calls: `read` the papers, `analyze` them, `write_report`. The input is an author's page copied as text from a
# paper-tracking site; any export of Scopus, Web of Science, PubMed, OpenAlex, Zotero and others is read the same way.

# %%
import graphlab as gl

corpus = gl.read("../seeds/000_324a95f0e513ba83.txt")
study = gl.analyze(corpus, progress=print)

# %% [markdown]
# ## Who works with whom, and on what
#
# A study shows its network and its themes. 46 of the 50 author lists end in "et al.", so **every count is a lower
# bound**; the study says so wherever it matters.

# %%
study

# %% [markdown]
# ## Look around
#
# The explorer is one self-contained page: search, click a person for papers and coauthors, click a tie for the papers
# behind it, drag the years. It asks nothing of the network and works by keyboard.

# %%
study.explore()

# %% [markdown]
# ## The same as tables
#
# Everything drawn stands in a pandas table.

# %%
study.collaborators[["name", "papers", "degree", "strength", "first_year", "last_year"]].head(5)

# %% [markdown]
# ## The document
#
# One folder: a PDF to hand in, the page with the explorer, figures, tables and network files. The command line does
# the same: `graphlab report FILE`.

# %%
import tempfile
from pathlib import Path

out = Path(tempfile.mkdtemp()) / "summary"
gl.write_report(study, out)
sorted(path.name for path in out.iterdir())

# %% [markdown]
# Each sentence of the document stands on table cells; here one sentence and its cells.

# %%
import pandas as pd

findings = pd.read_csv(out / "tables" / "findings.csv")
print(findings["sentence"][0])
findings.loc[findings["sentence"] == findings["sentence"][0], ["table", "row", "column", "value"]]
