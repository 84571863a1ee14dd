# %% [markdown]
# # Your own data
#
# Exports are messy: odd column names, a list that ends in "et al.", the same paper in two files. This notebook makes
# three small files of that kind (people and papers are made up) and reads them.

# %%
import tempfile
from pathlib import Path

folder = Path(tempfile.mkdtemp())
(folder / "list.csv").write_text(
    "Titel;Verfasser;Jahr;Zusammenfassung\n"
    'Wind on tall timber frames;"Öberg, Lena; van der Meer, Joost";2021;We measure wind loads on timber frames.\n'
    'Timber joints under fire;"van der Meer, Joost; Silva, Ana P.";2022;Fire tests of timber joints with plates.\n'
    'Acoustic panels from straw;"Öberg, Lena; Kim, Min-ji";2023;Straw panels absorb sound in open offices.\n',
    encoding="utf-8",
)
(folder / "zotero.bib").write_text(
    "@article{meer22, title={Timber Joints under Fire}, author={van der Meer, J. and Silva, A. P.}, year=2022,\n"
    "  doi={10.5555/made.up.1}}\n"
    "@article{silva24, title={Fire safety of straw walls}, author={Silva, Ana P. and Kim, Min-ji and others},\n"
    "  year=2024, abstract={Straw walls with clay plaster resist fire for ninety minutes.}}\n",
    encoding="utf-8",
)
(folder / "broken.ris").write_text("TY  - JOUR\nAU  - Kim, Min-ji\nPY  - 20x4\nER  - \n", encoding="utf-8")

# %% [markdown]
# ## Read
#
# What a file is is decided by its content. A table with columns of its own needs to be told which is which: on the
# command line `--map title=Titel`, here `mapping`.

# %%
import graphlab as gl
from graphlab.settings import ReadSettings

columns = (("title", "Titel"), ("authors", "Verfasser"), ("year", "Jahr"), ("abstract", "Zusammenfassung"))
corpus = gl.read(folder, settings=ReadSettings(mapping=columns))
corpus.papers[["title", "year", "doi", "byline_complete"]]

# %% [markdown]
# Nothing is dropped in silence: whatever was odd is listed with its file and line.

# %%
corpus.issues.assign(file=corpus.issues["file"].map(lambda name: Path(name).name))[["code", "file", "line", "message"]]

# %% [markdown]
# ## Analyze
#
# "van der Meer, J." and "van der Meer, Joost" are one person here, and "Timber joints under fire" is one paper though
# it came from two files. Both decisions can be looked up and overruled.

# %%
study = gl.analyze(corpus)
study.corpus.papers[["title", "year", "doi", "byline_complete"]]

# %%
study.collaborators[["name", "papers", "degree", "strength"]]

# %%
study.plot_network()

# %% [markdown]
# ## Hand it on
#
# One folder with the PDF and the page; and the network alone for Gephi, VOSviewer or Cytoscape.

# %%
from graphlab.exchange import write_network

gl.write_report(study, folder / "summary")
write_network(study.network, folder / "coauthors.graphml", authors=study.collaborators)
sorted(path.name for path in (folder / "summary").iterdir())
