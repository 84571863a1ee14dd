# %% [markdown]
# # What the papers are about
#
# TF-IDF of titles and abstracts, clustered into topics; the number of topics is chosen by a scan that is shown.

# %%
import graphlab as gl

study = gl.analyze(gl.read("../seeds/000_324a95f0e513ba83.txt"))
study.themes[["label", "n_papers", "first_year", "last_year", "certainty", "authors"]]

# %% [markdown]
# ## How many topics?

# %%
study.theme_scan

# %% [markdown]
# ## Where the papers lie
#
# Papers with similar vocabulary are near each other. Pale papers have a low certainty: they could belong to
# another theme.

# %%
import matplotlib.pyplot as plt

figure, ax = plt.subplots(figsize=(7, 4.5))
ax = study.plot_theme_map(ax=ax)

# %% [markdown]
# ## Themes over time

# %%
figure, (papers, shares) = plt.subplots(2, figsize=(7, 6.5))
study.plot_timeline(ax=papers)
ax = study.plot_theme_streams(ax=shares)

# %% [markdown]
# Which of them grew by more than chance explains? `slope` is the change of a theme's share of the papers per year.

# %%
labels = study.themes.set_index("theme_id")["label"]
trends = study.theme_trends.assign(theme=lambda t: t["theme_id"].map(labels))
trends[["theme", "papers", "slope", "slope_low", "slope_high", "p_adjusted", "direction"]].round(3)

# %% [markdown]
# The strategic diagram: themes tied to many others stand right, themes that hang together tightly stand high.

# %%
figure, ax = plt.subplots(figsize=(7, 4.4))
ax = study.plot_strategic_diagram(ax=ax)

# %% [markdown]
# ## Who works on which theme

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
dict(zip(model.topic_labels_, [int((model.labels_ == t).sum()) for t in range(4)], strict=True))

# %%
model.predict(
    [("Cooling control for data centres", "We train a controller that lowers the energy of data centre cooling.")]
)
