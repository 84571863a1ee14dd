def render_page(facts, figures):
    return ""
