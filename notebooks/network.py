# %% [markdown]
# # Who works with whom
#
# The author-paper graph, its projection to the coauthor network, who holds it together, and how sure that is.

# %%
import networkx as nx

import graphlab as gl
from graphlab import network

corpus = gl.read("../seeds/000_324a95f0e513ba83.txt")
graph = gl.author_paper_graph(corpus)
kinds = [kind for _, kind in graph.nodes(data="kind")]
evidence = [e for *_, e in graph.edges(data="evidence")]
{
    "authors": kinds.count("author"),
    "papers": kinds.count("paper"),
    "names printed": evidence.count("printed"),
    "names implied": evidence.count("implied"),
}

# %% [markdown]
# The graph is an ordinary networkx graph with two kinds of nodes. The owner of the page is an author of every paper on
# it; where the name is not printed, the edge says so (`implied`).
#
# ## The coauthor network
#
# `analyze` resolves spellings to authors and leaves the owner out: with the owner in, the network is a star.

# %%
study = gl.analyze(corpus)
study.plot_network()

# %% [markdown]
# Communities are found by Leiden. How sure are they? Papers drawn with replacement say how often an author stays in
# the community: an author below one half could as well be elsewhere.

# %%
study.communities[["letter", "label", "n_authors", "n_papers", "authors"]].head(5)

# %%
names = study.corpus.authors.set_index("author_id")["name"]
study.community_certainty.rename(index=names).round(2).head(6)

# %% [markdown]
# ## Who bridges?
#
# Betweenness counts shortest paths through an author. `pairs_cut` is plainer: the pairs of others who lose every path
# between them if the author leaves. Low `constraint` (Burt) means contacts who do not know each other.

# %%
bridges = study.collaborators[["name", "papers", "degree", "betweenness", "pairs_cut", "constraint", "participation"]]
bridges.nlargest(6, "pairs_cut").round(3)

# %% [markdown]
# ## One person
#
# Any part of a network is a network again: here an author with all collaborators, and what holds of it.

# %%
first = study.collaborators.iloc[0]
ego = network.ego_network(study.network, first["author_id"])
{"of": first["name"]} | network.network_summary(ego).head(8).round(3).to_dict()

# %% [markdown]
# ## How strong is a tie?
#
# Newman's weight shares a paper among its authors. On a cut list the number of authors is unknown, so the true weight
# lies between `newman_low` and `newman`. Every networkx function works on what comes out (the last cell), and other
# programs read the files that `graphlab.exchange.write_network` writes.

# %%
study.coauthors[["name_a", "name_b", "papers", "newman_low", "newman", "papers_cut"]].head(6).round(3)

# %%
coauthors = study.network.to_networkx()
{"transitivity": round(nx.transitivity(coauthors), 3), "components": nx.number_connected_components(coauthors)}
