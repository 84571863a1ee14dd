import pytest

from graphlab.topics import TopicModel
from graphlab.topics.languages import language, other_languages
from graphlab.topics.terms import terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deep learning for the classification of galaxies in images", "English"),
        ("Die Anwendung von neuronalen Netzen in der Medizin und ihre Folgen für die Praxis", "German"),
        ("L'apprentissage profond pour la classification des images dans le domaine médical", "French"),
        ("El aprendizaje profundo en la clasificación de las imágenes por los médicos", "Spanish"),
        ("O uso de redes neurais na classificação das imagens e dos textos para a saúde", "Portuguese"),
        ("Обучение глубоких нейронных сетей", "Russian"),
        ("深層学習による画像の分類", "Japanese"),
        ("基于深度学习的图像分类", "Chinese"),
        ("딥러닝 기반 영상 분류", "Korean"),
        ("GPU kernels", None),
        ("", None),
    ],
)
def test_the_language_of_a_title_is_told(text: str, expected: str | None):
    assert language(text) == expected


def test_languages_are_counted_most_first():
    texts = ["基于深度学习", "图像分类方法", "Обучение сетей", "the state of the art in the field"]
    assert other_languages(texts) == {"Chinese": 2, "Russian": 1}


def test_the_note_warns_of_other_languages():
    papers = [("Deep learning of galaxies", "We study the galaxies in a survey.")] * 9 + [
        ("基于深度学习的图像分类", "")
    ]
    assert "1 paper is not in English (Chinese 1)" in TopicModel().fit(papers).note_


def test_chinese_titles_share_pairs_of_characters():
    vocabulary, counts = terms([("基于深度学习的图像分类", ""), ("深度学习与语音", "")])
    assert counts[:, [vocabulary.names.index("深度")]].toarray().ravel().tolist() == [2, 2]


def test_phrases_of_chinese_pairs_are_shown_as_they_are_written():
    others = [("语音识别", ""), ("图像分类", ""), ("信息检索", ""), ("机器翻译", ""), ("网络安全", "")]
    vocabulary, _ = terms([("深度学习", "")] * 4 + others * 2)
    assert "深度学习" in vocabulary.names
    assert not any(" " in name for name in vocabulary.names)
