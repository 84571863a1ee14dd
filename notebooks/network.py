# %% [markdown]
# # Who works with whom
#
# The author–paper graph, its projection to the coauthor network, and what can be read from it. The input is an
# author's page copied
# as text from a paper-tracking site: `../seeds/000_324a95f0e513ba83.txt`.

# %%
import graphlab as gl

corpus = gl.read("../seeds/000_324a95f0e513ba83.txt")
corpus

# %% [markdown]
# 46 of the 50 author lists end in "et al." after three names. **Every count below is therefore a lower bound.**
# The reader lists
# everything it noticed, with the line.

# %%
corpus.issues["code"].value_counts()

# %% [markdown]
# ## The author–paper graph
#
# It is an ordinary networkx graph with two kinds of nodes. The owner of the page is an author of every paper on
# it; where the name is not printed,
# the edge says so (`evidence="implied"`).

# %%
graph = gl.author_paper_graph(corpus)
kinds = [kind for _, kind in graph.nodes(data="kind")]
evidence = [e for *_, e in graph.edges(data="evidence")]
{
    "authors": kinds.count("author"),
    "papers": kinds.count("paper"),
    "printed": evidence.count("printed"),
    "implied": evidence.count("implied"),
}

# %% [markdown]
# ## The coauthor network
#
# `analyze` resolves spellings to authors, leaves the owner out (with the owner in, the network is a star) and
# computes the tables.

# %%
study = gl.analyze(corpus)
study

# %%
study.collaborators[
    ["name", "papers", "first_author_papers", "degree", "strength", "constraint", "participation", "community"]
].head(10)

# %% [markdown]
# Groups are communities found by Leiden; each carries a letter, the theme of most of its papers and its people.

# %%
study.communities[["letter", "label", "n_authors", "n_papers", "authors"]].head(8)

# %% [markdown]
# Newman's weight shares a paper among its authors. On a cut list the number of authors is unknown, so the true
# weight lies between `newman_low` and `newman`.

# %%
study.coauthors[["name_a", "name_b", "papers", "newman_low", "newman", "papers_cut"]].head(8)

# %% [markdown]
# Any networkx function works on what comes out.

# %%
import networkx as nx

network = study.network.to_networkx()
{
    "authors": len(network),
    "ties": network.size(),
    "components": nx.number_connected_components(network),
    "transitivity": round(nx.transitivity(network), 3),
}
