# %% [markdown]
# # What the papers are about
#
# Titles and abstracts are weighed word by word (TF-IDF with BM25's weights) and clustered into topics.

# %%
import graphlab as gl

study = gl.analyze(gl.read("../seeds/000_324a95f0e513ba83.txt"))
study.themes[["label", "n_papers", "first_year", "last_year", "certainty", "authors"]]

# %% [markdown]
# How many topics? The scan tries each number and takes the largest whose topics are nearly the best told apart
# (`modularity`) and found again in samples (`stability`).

# %%
study.theme_scan.round(3)

# %% [markdown]
# ## Where the papers lie
#
# Papers with similar vocabulary are near each other. Pale papers have a low certainty: they could belong to
# another theme.

# %%
study.plot_theme_map()

# %% [markdown]
# ## Themes over time
#
# Which of them grew by more than chance explains? `slope` is the change of a theme's share of the papers per year.

# %%
import matplotlib.pyplot as plt

figure, (papers, shares) = plt.subplots(2, figsize=(7, 6.5))
study.plot_timeline(ax=papers)
ax = study.plot_theme_streams(ax=shares)

# %%
labels = study.themes.set_index("theme_id")["label"]
trends = study.theme_trends.assign(theme=lambda t: t["theme_id"].map(labels))
trends[["theme", "papers", "slope", "slope_low", "slope_high", "p_adjusted", "direction"]].round(3)

# %% [markdown]
# ## Who works on which theme

# %%
study.plot_group_themes()

# %%
names = study.corpus.authors.set_index("author_id")["name"]
who = study.author_themes.assign(name=lambda t: t["author_id"].map(names), theme=lambda t: t["theme_id"].map(labels))
who[~who["author_id"].isin(study.corpus.owner_ids)].nlargest(10, "papers")[["name", "theme", "papers", "share"]]

# %% [markdown]
# ## The model on its own
#
# `TopicModel` follows scikit-learn: `fit`, `transform`, `predict`, `random_state`. It takes titles and abstracts.

# %%
texts = study.corpus.papers[["title", "abstract"]]
model = gl.TopicModel(n_topics=4, random_state=1).fit(texts)
new = model.predict(
    [("Cooling control for data centres", "We train a controller that lowers the energy of data centre cooling.")]
)
{"topics": model.topic_labels_, "the new paper": model.topic_labels_[new[0]]}
