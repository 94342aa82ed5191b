"""Names for candidates: first and last names that go together, in some two dozen groups. Nobody here is meant."""

import re
from collections.abc import Iterable, Iterator
from random import Random

# First names | last names.
GROUPS = (
    "Sanne Daan Lieke Joris Fleur Niels Maartje Ruben Anouk Sem Femke Bas|van Dijk Jacobs Meijer Smits Vermeulen Kuipers de Graaf Hendriks van Leeuwen Schouten Brouwer",
    "Lena Felix Klara Jannik Theresa Moritz Paula Bastian Greta Clemens Ronja|Schulz Hoffmann Richter Krüger Lange Vogel Brandner Seidel Kessler Baumann Ziegler",
    "Astrid Emil Saga Oskar Freya Magnus Elin Viggo Linnea Aksel Tuva|Nyström Jensen Bergström Dahlgren Halvorsen Lindholm Ekberg Solberg Kjær Rasmussen Wiklund",
    "Zofia Jakub Magdalena Tomasz Agnieszka Pavel Kateřina Marek Alžběta Wojciech Hanka|Nowak Svoboda Wójcik Procházka Kamińska Horák Mazur Kučera Sikora Blažek Pawlak",
    "Lucía Álvaro Inês Tiago Paloma Rodrigo Beatriz Gonzalo Marta Duarte Nuria|Campos Ferreira Navarro Carvalho Iglesias Prieto Serrano Pacheco Moreira Cabral Ibáñez",
    "Giorgia Matteo Elisa Lorenzo Claire Hugo Manon Thibault Bianca Adrien Federica|Conti Greco Ferrara Lefèvre Moreau Girard Rinaldi Marchand Bellini Fabre Vitale",
    "Elif Emre Zeynep Kerem Defne Baran Selin Onur Ceren Burak Esra|Arslan Yıldız Kaya Aydın Çelik Öztürk Polat Demirtaş Koç Güneş Şahin",
    "Omar Layla Karim Rania Tariq Salma Idris Hala Yasmin Bilal Nadia|Farouk Nasser Mansour Saleh Benali Khalil Hamdan Qasim Belkacem Darwish Sabri",
    "Ravi Ananya Karthik Nisha Vivek Divya Sandeep Pooja Aditya Lakshmi Rohan|Menon Iyer Chatterjee Reddy Kulkarni Nair Bhatt Deshpande Sharma Banerjee Rao",
    "Wei Xinyi Jun Mei Hao Yifan Lihua Zihan Chen Rui Qing|Ling Huang Zhou Feng Luo Shen Guo Tang Xu Deng Jiang",
    "Hana Daiki Yuki Haruto Minji Seojun Jiwoo Sora Akari Ren Eunji|Suzuki Mori Ishikawa Kim Choi Yoon Hayashi Kato Nakagawa Seo Hong",
    "Emeka Chioma Kofi Ama Tunde Ifeoma Kwabena Funmilayo Chidi Efua Ngozi|Nwankwo Mensah Adeleke Boateng Okonkwo Asante Owusu Balogun Obi Appiah Afolabi",
    "Samuel Naledi Thabo Wanjiru Abebe Amina Tendai Zodwa Jabari Makena Selam|Kamau Dlamini Tesfaye Moyo Mwangi Otieno Ndlovu Bekele Chirwa Njoroge Khumalo",
    "Fiona Callum Niamh Rhys Harriet Declan Imogen Gareth Rowan Bethan Alistair|Murphy Campbell Davies Gallagher Hartley Fraser Byrne Whitmore Pritchard Doyle Sinclair",
    "Camila Mateo Valentina Santiago Isabela Joaquín Renata Andrés Ximena Emilio Luciana|Quispe Rojas Morales Salazar Vargas Cárdenas Medina Fuenzalida Aguirre Paredes Mejía",
    "Daria Andriy Kateryna Mykola Ioana Radu Simona Bogdan Oksana Vlad Anca|Shevchenko Melnyk Ionescu Popa Dumitru Bondar Stanescu Kravets Lysenko Marinescu Tkachuk",
    "Nga Tuan Linh Bao Siti Arief Maricel Joseph Thuy Dewi Paolo|Nguyen Pham Tran Wijaya Santoso Reyes Villanueva Hartono Bautista Lim Dao",
    "Brooke Darnell Kayla Marcus Jasmine Ethan Tanisha Logan Simone Wesley Aaliyah|Hayes Coleman Brooks Sullivan Bennett Jenkins Foster Whitaker Dawson Greene Parker",
    "Noa Eitan Tamar Yonatan Parisa Dariush Shirin Kaveh Maya Arash Leila|Levi Mizrahi Shapiro Rostami Karimi Tehrani Azimi Friedman Sadeghi Peretz Moradi",
)  # fmt: skip
PARTICLE = re.compile(r"\b(van|de) ")
MIXED = 0.25


def people(random: Random, taken: Iterable[str] = ()) -> Iterator[str]:
    """Yield names, each once and none of `taken`; some have a first name of another group."""
    groups = [(first.split(), _surnames(last)) for first, last in (group.split("|") for group in GROUPS)]
    seen = set(taken)
    while True:
        firsts, lasts = random.choice(groups)
        if random.random() < MIXED:
            firsts, _ = random.choice(groups)
        name = f"{random.choice(firsts)} {random.choice(lasts)}"
        if name not in seen:
            seen.add(name)
            yield name


def _surnames(words: str) -> list[str]:
    """Split surnames at blanks, keeping "van Dijk" and "de Graaf" whole."""
    return [each.replace("_", " ") for each in PARTICLE.sub(r"\1_", words).split()]
