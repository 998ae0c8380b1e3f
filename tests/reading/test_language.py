"""Languages: told where there is enough to tell them by."""

from __future__ import annotations

import pytest

from dateline.reading import language_of

TEXTS = [
    ("en", "Two men died on Monday when gunmen opened fire on a market in the town, police said."),
    ("en", "TWO MEN DIED ON MONDAY WHEN GUNMEN OPENED FIRE ON A MARKET, POLICE SAID."),
    ("en", "Fighters of the Ejército de Liberación and of Comuneros del Sur, from La Unión de los Andes, left."),
    ("es", "Dos hombres murieron el lunes cuando unos pistoleros abrieron fuego en un mercado de la ciudad."),
    ("pt", "Dois homens morreram na segunda-feira em um ataque a um mercado da cidade, e a polícia não deu nomes."),
    ("fr", "Deux hommes ont été tués lundi dans une attaque contre le marché de la ville, selon la police."),
    ("de", "Zwei Männer sind am Montag bei einem Angriff auf den Markt der Stadt getötet worden, so die Polizei."),
    ("it", "Due uomini sono stati uccisi lunedì in un attacco contro il mercato della città, ha detto la polizia."),
    (
        "tr",
        "Polis, bir pazara yapılan saldırıda iki kişinin öldüğünü ve çok sayıda kişinin daha yaralandığını bildirdi.",
    ),
    ("id", "Dua orang tewas pada hari Senin dalam serangan di pasar kota itu, kata polisi yang tidak menyebut nama."),
    ("ru", "Двое мужчин погибли в понедельник при нападении на рынок в городе, сообщила полиция."),
    ("uk", "Двоє чоловіків загинули під час нападу на ринок у місті, про це був допис поліції та до неї."),
    ("ar", "قتل رجلان يوم الاثنين في هجوم على سوق في المدينة، وفق ما أعلنت الشرطة التي لم تذكر عن ذلك."),
    ("he", "שני גברים נהרגו ביום שני בהתקפה על שוק בעיר, כך מסרה המשטרה."),
    ("zh", "警方称，周一该镇一个市场遭到袭击，两人死亡，多人受伤。"),
    ("ja", "月曜日、町の市場が襲撃され、男性二人が死亡したと警察が発表した。"),
    ("und", "Tara Bako Sule"),
    ("und", ""),
    ("und", "12 34 56 !!"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_languages(language: str, text: str) -> None:
    assert language_of(text) == language
