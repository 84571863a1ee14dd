"""What every table of an analysis holds, column by column."""

COLLABORATOR_COLUMNS = {
    "author_id": "author",
    "name": "preferred spelling",
    "papers": "papers of this author in the corpus",
    "first_author_papers": "papers on which the author is printed first",
    "degree": "number of collaborators",
    "strength": "summed weight of the author's collaborations",
    "newman_strength": "summed Newman weight; equals the number of coauthored papers where bylines are complete",
    "betweenness": "share of shortest paths (distance = 1/weight) through the author; missing above 5,000 authors",
    "closeness": "closeness on distance = 1/weight, scaled by component (Wasserman-Faust); missing above 5,000 authors",
    "harmonic": "sum of 1/distance to all others, distance = 1/weight; missing above 5,000 authors",
    "eigenvector": "eigenvector centrality on the largest component, 0 elsewhere",
    "pagerank": "PageRank on weights, damping 0.85; sums to 1",
    "core": "largest k of a k-core that holds the author",
    "constraint": "Burt's constraint; missing for an author without collaborators",
    "effective_size": "Burt's effective size; missing for an author without collaborators",
    "participation": "spread of the author's strength over communities, 0 to 1 (Guimera and Amaral)",
    "component": "connected component, 1 = largest",
    "community": "community, 1 = largest",
    "theme_id": "theme of most of the author's papers",
    "first_year": "year of the first paper",
    "last_year": "year of the last paper",
}
COAUTHOR_COLUMNS = {
    "author_a": "author with the smaller id",
    "author_b": "the other author",
    "name_a": "spelling of author_a",
    "name_b": "spelling of author_b",
    "papers": "joint papers; a lower bound where bylines are cut",
    "weight": "weight used by the measures: papers (full counting) or newman (fractional)",
    "newman": "sum of 1/(n-1) over joint papers, with the least possible n on cut bylines: an upper bound there",
    "newman_low": "the part of newman that comes from complete bylines: a lower bound",
    "papers_cut": "joint papers whose byline is cut",
    "first_year": "year of the first joint paper",
    "last_year": "year of the last joint paper",
    "paper_ids": "the joint papers",
}
COMMUNITY_COLUMNS = {
    "community": "community, 1 = most authors",
    "letter": "letter used on figures; empty for an author alone",
    "label": "short label of the community's main theme",
    "n_authors": "authors in the community",
    "n_papers": "papers with at least one of them",
    "theme_id": "theme of most of these papers",
    "authors": "names, most papers first",
    "component": "connected component, 1 = largest",
    "first_year": "year of the first paper",
    "last_year": "year of the last paper",
}
THEME_COLUMNS = {
    "theme_id": "theme, 1 = most papers",
    "label": "name made from the theme's terms",
    "short_label": "first part of the label, for tight places; no two themes share it",
    "n_papers": "papers assigned to the theme",
    "terms": "terms with the highest c-TF-IDF, best first",
    "representative_papers": "papers nearest the theme's centre",
    "authors": "names with most papers in the theme, owner left out",
    "first_year": "year of the first paper",
    "last_year": "year of the last paper",
    "certainty": "mean certainty of its papers",
}
PAPER_THEME_COLUMNS = {
    "paper_id": "paper",
    "theme_id": "theme the paper is assigned to",
    "certainty": "how sure the assignment is, 0 to 1",
    "second_theme_id": "next nearest theme; missing with one theme",
    "x": "position on the theme map",
    "y": "position on the theme map",
}
THEME_YEAR_COLUMNS = {
    "theme_id": "theme",
    "year": "year",
    "papers": "papers of the theme in that year",
    "share": "papers divided by all papers of that year",
    "share_low": "lower end of the 95% interval of the share (Wilson)",
    "share_high": "upper end of it",
}
THEME_TREND_COLUMNS = {
    "theme_id": "theme",
    "papers": "dated papers of the theme",
    "slope": "change of the theme's share of papers, per year",
    "slope_low": "lower end of the 95% interval of the slope",
    "slope_high": "upper end of it",
    "p": "p-value of the trend (Cochran-Armitage)",
    "p_adjusted": "the same, adjusted for looking at several themes (Benjamini-Hochberg)",
    "direction": "growing, shrinking or no clear trend (adjusted p above 0.05)",
    "last_year_partial": "whether the last year was not over; shares of it are kept",
}
TERM_TREND_COLUMNS = {
    "term": "term",
    "papers": "dated papers with the term",
    "first_year": "year of the first of them",
    "last_year": "year of the last of them",
    "mean_year": "their mean year",
    "slope": "change of the term's share of papers, per year",
    "slope_low": "lower end of the 95% interval of the slope",
    "slope_high": "upper end of it",
    "z": "slope divided by its standard error",
    "p_adjusted": "share of shuffled years in which any term changed as much",
    "direction": "emerging, fading or no clear trend (adjusted p above 0.05)",
}
STRATEGIC_COLUMNS = {
    "theme_id": "theme",
    "n_terms": "terms that stand for the theme",
    "centrality": "Callon's centrality: ties of its terms to those of other themes",
    "density": "Callon's density: ties among its terms",
    "quadrant": "motor, basic and transversal, niche, or emerging or declining; at the medians",
}
PERIOD_THEME_COLUMNS = {
    "period": "period, from 1",
    "first_year": "first year of the period",
    "last_year": "last year of the period",
    "theme": "theme of that period, 1 = most papers",
    "label": "name made from the theme's terms",
    "n_papers": "papers of the theme",
    "terms": "most telling terms, best first",
    "paper_ids": "the papers",
}
EVOLUTION_COLUMNS = {
    "period": "period of the earlier theme",
    "theme": "theme of that period",
    "next_theme": "theme of the next period",
    "inclusion": "shared terms over those of the theme with fewer",
    "stability": "shared terms over all terms of both",
    "shared_terms": "terms both have",
}
COMMUNITY_THEME_COLUMNS = {
    "community": "community, 1 = most authors",
    "theme_id": "theme",
    "papers": "papers with at least one author of the community, in the theme",
    "share": "of all papers of the community",
    "lift": "share divided by the theme's share of the whole corpus: above 1 is more than expected",
}
TIE_THEME_COLUMNS = {
    "author_a": "author with the smaller id",
    "author_b": "the other author",
    "theme_id": "theme",
    "papers": "joint papers in the theme",
    "share": "of all joint papers",
}
FOCUS_COLUMNS = {
    "author_id": "author",
    "papers": "papers of this author",
    "n_themes": "themes they fall into",
    "focus": "1 - entropy over themes, scaled: 1 is one theme, 0 is all alike; high by necessity with few papers",
    "main_theme": "theme of most papers",
    "early_theme": "theme of most papers of the earlier half; missing below six dated papers",
    "late_theme": "theme of most papers of the later half",
    "shift": "Jensen-Shannon distance between the two halves, 0 to 1",
    "p_shift": "share of random orders of the same papers with as large a distance",
}
AUTHOR_THEME_COLUMNS = {
    "author_id": "author",
    "theme_id": "theme",
    "papers": "papers of the author in the theme",
    "share": "papers divided by all papers of the author",
}
COMPLETENESS_COLUMNS = {
    "field": "field of a record",
    "present": "papers that have it",
    "missing": "papers that lack it",
    "meaning": "what the gap means for the results",
}
WHO_COLUMNS = {
    "author_id": "author",
    "name": "preferred spelling",
    "papers": "papers of this author",
    "certainty": "probability that all these papers are one person's; missing: not estimated",
    "may_be_several": "true where the certainty is below 0.9 or a split is suggested",
    "may_also_be": "names of other authors who may be the same person",
    "variants": "all printed spellings",
    "resolution": "why these spellings are one author",
}
THESAURUS_COLUMNS = {
    "accept": "yes: the row acts; no: the opposite holds; empty: not decided, nothing happens",
    "decision": "join (the names are the person called label), split (so on these papers only), apart or ignore",
    "label": "what the person is called",
    "names": "names as printed",
    "papers": "papers meant, by title or id; empty: all",
    "probability": "how likely it is that the row is right, as far as the papers tell",
    "evidence": "what speaks for and against, strongest first",
}
NAME_CHANGE_COLUMNS = {
    "author_id": "author",
    "name": "preferred spelling",
    "change": "joined: spellings counted apart by printed name; split: one spelling that is several authors; or both",
    "spellings": "printed names concerned",
    "papers": "papers of this author",
    "papers_by_name": "papers of each spelling where names alone decide, in the order of spellings",
    "degree": "collaborators of this author",
    "degree_by_name": "collaborators of each spelling where names alone decide, in the order of spellings",
}

TABLES: dict[str, dict[str, str]] = {
    "collaborators": COLLABORATOR_COLUMNS,
    "coauthors": COAUTHOR_COLUMNS,
    "communities": COMMUNITY_COLUMNS,
    "themes": THEME_COLUMNS,
    "paper_themes": PAPER_THEME_COLUMNS,
    "theme_years": THEME_YEAR_COLUMNS,
    "author_themes": AUTHOR_THEME_COLUMNS,
    "completeness": COMPLETENESS_COLUMNS,
}
