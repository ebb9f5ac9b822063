import pytest

from people.names import fold
from people.palladius import begun_in_pinyin, pinyin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Си Цзиньпин", "xi jinping"),
        ("Ли Кэцян", "li keqiang"),
        ("Ван И", "wang yi"),
        ("Цзян Цзэминь", "jiang zemin"),
        ("Вэнь Цзябао", "wen jiabao"),
        ("Чжу Жунцзи", "zhu rongji"),
        ("Дин Сюэсян", "ding xuexiang"),
        ("Ма Инцзю", "ma yingjiu"),
        ("Юй Чжэншэн", "yu zhengsheng"),
        ("Го Шэнкунь", "guo shengkun"),
        ("У Банго", "wu bangguo"),
    ],
)
def test_chinese_names_are_read_syllable_by_syllable(cyrillic, latin):
    assert pinyin(fold(cyrillic)) == latin


def test_a_final_n_before_a_vowel_begins_the_next_syllable_unless_it_is_parted():
    assert [pinyin("хунин"), pinyin("чанъань")] == ["huning", "changan"]


@pytest.mark.parametrize("text", ["", "байден", "си байден", "xi", "习近平", "на" * 100])
def test_other_words_are_no_chinese(text):
    assert pinyin(text) == ""


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("си цзи", "xi ji"),
        ("си цзин", "xi jin"),
        ("си цзиньп", "xi jin"),
        ("си цз", "xi"),
        ("", ""),
    ],
)
def test_what_is_not_finished_begins_as_it_may_end(typed, begun):
    assert begun_in_pinyin(typed) == begun
