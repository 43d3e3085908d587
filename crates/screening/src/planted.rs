//! This module decides which invented parties a measurement uses: names as traders of many countries carry them, taken
//! from no list; and what a listed name looks like when somebody mistypes, transliterates or disguises it.

use std::ops::Range;

use crate::name::Schema;

/// Numbers that look random and are the same each time (splitmix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `below`; 0 when that is 0.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (below.max(1) as u64)).unwrap_or(0)
    }

    /// One word of a text.
    fn word<'a>(&mut self, words: &'a str) -> &'a str {
        let count = words.split(' ').count();
        words.split(' ').nth(self.below(count)).unwrap_or_default()
    }
}

/// Given names, surnames, words of companies and their forms in one part of the world.
struct Region {
    given: &'static str,
    surnames: &'static str,
    stems: &'static str,
    trades: &'static str,
    forms: &'static str,
    surname_first: bool,
}

const REGIONS: [Region; 10] = [
    Region {
        given: "James Emma Oliver Charlotte William Sophie Thomas Grace Harry Lucy Daniel Megan Samuel Chloe Joseph Hannah Adam Ruth Peter Alice",
        surnames: "Smith Jones Taylor Brown Wilson Evans Walker Wright Robinson Thompson Hughes Edwards Green Hall Wood Harris Clarke Cooper Ward Turner Bennett Fletcher Ashworth Pemberton Whitaker",
        stems: "Northgate Ashford Millbrook Kingsway Redwood Silverline Harbour Beacon Oakfield Westbridge Albion Pennine Cotswold Thames Avon Severn Highland Lakeside Brightwell Stonehouse",
        trades: "Foods Textiles Logistics Imports Trading Electronics Furniture Components Distribution Engineering Packaging Homewares Garments Instruments",
        forms: "Ltd Limited PLC LLP (UK)\u{a0}Ltd",
        surname_first: false,
    },
    Region {
        given: "Hans Anna Karl Sabine Stefan Claudia Jürgen Monika Markus Petra Uwe Ingrid Matthias Birgit Torsten Heike",
        surnames: "Müller Schmidt Schneider Fischer Weber Becker Hoffmann Schäfer Koch Richter Klein Wolf Neumann Schwarz Zimmermann Krüger Hartmann Lange Vogel Baumann",
        stems: "Nordsee Rheintal Alpen Hansa Bergmann Waldhof Sonnen Elbe Donau Neckar Taunus Lindner Steinhaus Blumenthal Kaiser Falken Eichen",
        trades: "Handels Maschinenbau Technik Logistik Textil Elektronik Werkzeuge Metallbau Vertriebs Import Spedition Chemie",
        forms: "GmbH AG KG GmbH\u{a0}&\u{a0}Co.\u{a0}KG e.K.",
        surname_first: false,
    },
    Region {
        given: "Wei Fang Jing Min Lei Yan Hui Ping Qiang Xiaoming Jianguo Lihua Meiling Zhiqiang Yuting Haoran Jiayi Shuang",
        surnames: "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang",
        stems: "Huaxing Jinlong Hengtong Xinyuan Fuda Yongsheng Dongfang Hongda Ruifeng Taihe Guangming Jiahe Shunfa Kaiyuan Baolong Mingyang Tengfei Longteng Wanli Zhongxin",
        trades: "Trading Electronics Textile Technology Import\u{a0}&\u{a0}Export Machinery Plastics Hardware Garments Industrial Lighting Furniture Toys",
        forms: "Co.,\u{a0}Ltd. Company\u{a0}Limited Co.,Ltd (Shenzhen)\u{a0}Co.,\u{a0}Ltd. (HK)\u{a0}Limited",
        surname_first: true,
    },
    Region {
        given: "Mohammed Ahmed Fatima Khalid Omar Aisha Yusuf Hassan Layla Ibrahim Samir Nadia Tariq Zainab Faisal Huda Mahmoud Rania Karim Salma",
        surnames: "Al-Farsi Haddad Mansour Nasser Saleh Khoury El-Masry Al-Rashid Qasim Shaheen Al-Otaibi Bakri Jaber Darwish Najjar Al-Sayed Kassem Zidan Fakhoury Barakat",
        stems: "Al-Noor Gulf Desert Oasis Al-Amal Pearl Falcon Horizon Al-Wadi Crescent Sahara Delta Al-Madina Cedar Nile Red\u{a0}Sea",
        trades: "Trading General\u{a0}Trading Foodstuff Contracting Building\u{a0}Materials Spare\u{a0}Parts Textiles Shipping Electronics Medical\u{a0}Supplies",
        forms: "LLC FZE Co. Est. WLL SARL S.A.E. Company",
        surname_first: false,
    },
    Region {
        given: "Ivan Olga Dmitry Elena Sergey Natalia Alexei Irina Mikhail Svetlana Andrei Tatiana Pavel Ekaterina Nikolai Oksana",
        surnames: "Ivanov Petrov Sidorov Kuznetsov Smirnov Popov Volkov Sokolov Lebedev Kozlov Novikov Morozov Pavlov Orlov Makarov Zaitsev Belov Tarasenko Shevchenko Kovalenko",
        stems: "Severnaya Uralprom Sibtorg Vostok Baltika Novaya Zarya Rodnik Kvarts Almaz Sputnik Granit Berezka Volga Yantar Luch Vektor Gorizont",
        trades: "Torg Trade Snab Agro Metall Stroy Logistik Service Prodmash Tekhnika Plast Les",
        forms: "OOO LLC AO JSC ZAO PAO",
        surname_first: false,
    },
    Region {
        given: "Juan María Carlos Lucía José Ana Luis Carmen Miguel Elena Diego Sofía Fernando Paula Javier Valeria",
        surnames: "García Rodríguez Martínez López González Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Vázquez Castillo Mendoza Ortega Guerrero Salazar Navarro",
        stems: "Andina Ibérica Pacífico Mercosur Solana Montaña Aurora Cordillera Costa\u{a0}Verde Río\u{a0}Claro Pampa Caribe Estrella Norteña Altiplano",
        trades: "Comercial Importadora Exportadora Textiles Alimentos Distribuidora Industrias Logística Maquinarias Frutas Agrícola",
        forms: "S.A. S.L. S.A.\u{a0}de\u{a0}C.V. Ltda. S.R.L. S.A.S.",
        surname_first: false,
    },
    Region {
        given: "Rajesh Priya Amit Sunita Vikram Anjali Sanjay Deepa Arjun Kavita Manoj Neha Suresh Pooja Rahul Meena",
        surnames: "Sharma Patel Singh Gupta Kumar Verma Reddy Iyer Mehta Joshi Nair Chopra Desai Kapoor Rao Malhotra Banerjee Agarwal Pillai Shetty",
        stems: "Shree\u{a0}Ganesh Bharat Lakshmi Himalaya Sagar Om Royal Jain Krishna Surya Ashoka Ganga Vardhman Deccan Malabar",
        trades: "Exports Impex Textiles Enterprises Industries Pharma Traders Overseas Fabrics Spices Handicrafts Chemicals Steels",
        forms: "Pvt.\u{a0}Ltd. Private\u{a0}Limited Ltd. LLP",
        surname_first: false,
    },
    Region {
        given: "Jean Marie Pierre Camille Luc Claire Antoine Julie Nicolas Sandrine Philippe Aurélie Giulia Marco Francesca Paolo Chiara Luca",
        surnames: "Martin Bernard Dubois Durand Moreau Laurent Lefebvre Roux Fournier Girard Rossi Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Conti",
        stems: "Provence Atlantique Lumière Bellevue Montclair Azur Loire Savoie Toscana Venezia Adriatica Milano Etoile Rivage Domaine",
        trades: "Distribution Textile Vins Alimentaire Meubles Cosmétiques Moda Ceramiche Macchine Logistique Négoce",
        forms: "SARL SAS SA S.p.A. S.r.l. EURL",
        surname_first: false,
    },
    Region {
        given: "Minh Linh Nam Thuy Budi Siti Agus Dewi Somchai Malee Jose Maria Ahmad Nurul Hoang Trang Wayan Putri",
        surnames: "Nguyen Tran Le Pham Hoang Santoso Wijaya Setiawan Hidayat Kusuma Suksawat Chaiyasit Reyes Santos Cruz Bautista bin\u{a0}Abdullah Lim Tan Wong",
        stems: "Mekong Saigon Golden\u{a0}Lotus Jaya Sumber Makmur Nusantara Siam Chao\u{a0}Phraya Mayon Luzon Mutiara Cahaya Borneo Hanoi",
        trades: "Garment Seafood Trading Furniture Rubber Electronics Footwear Coffee Packaging Rice Plywood",
        forms: "Co.,\u{a0}Ltd. JSC Sdn\u{a0}Bhd Inc. Pte\u{a0}Ltd Corporation Tbk",
        surname_first: false,
    },
    Region {
        given: "Mehmet Ayşe Mustafa Zeynep Ali Reza Maryam Hossein Kemal Elif Chidi Ngozi Kwame Ama Tunde Amara Abebe Sipho",
        surnames: "Yılmaz Demir Kaya Çelik Şahin Ahmadi Karimi Rezaei Moradi Okafor Adeyemi Mensah Boateng Okonkwo Tesfaye Dlamini Nkosi Balogun",
        stems: "Anadolu Marmara Ege Boğaziçi Toros Zagros Alborz Caspian Savanna Zenith Unity Baobab Kilimanjaro Limpopo Sunrise",
        trades: "Tekstil Gıda Makina Dış\u{a0}Ticaret Trading Foods Cement Agro Mining Carpet Pistachio Cocoa Ventures",
        forms: "A.Ş. Ltd.\u{a0}Şti. Ltd Limited (Pty)\u{a0}Ltd Co. PLC",
        surname_first: false,
    },
];

/// Companies among a hundred parties of declarations.
const COMPANIES: usize = 80;

/// Regions from whose parties the model learns; those of the others it has never seen.
pub const LEARNED: Range<usize> = 0..5;
/// The other regions.
pub const UNSEEN: Range<usize> = 5..REGIONS.len();

/// An invented party of some regions: its kind and its name.
pub fn party(dice: &mut Dice, regions: Range<usize>) -> (Schema, String) {
    let Some(region) = REGIONS.get(regions.start + dice.below(regions.len())) else { return (Schema::Person, String::new()) };
    let (given, surname) = (dice.word(region.given), dice.word(region.surnames));
    if dice.below(100) >= COMPANIES {
        let middle = match dice.below(4) {
            0 => format!("{} ", dice.word(region.given)),
            1 => format!("{}. ", dice.word(region.given).chars().next().unwrap_or('A')),
            _ => String::new(),
        };
        let name = if region.surname_first { format!("{surname} {given}") } else { format!("{given} {middle}{surname}") };
        return (Schema::Person, name.replace('\u{a0}', " "));
    }
    let (stem, trade, form) = (dice.word(region.stems), dice.word(region.trades), dice.word(region.forms));
    let name = match dice.below(6) {
        0 => format!("{surname} {trade} {form}"),
        1 => format!("{surname} & {} {trade} {form}", dice.word(region.surnames)),
        2 => format!("{stem} {} {trade} {form}", dice.word(region.stems)),
        3 => format!("{stem} {trade} & {} {form}", dice.word(region.trades)),
        4 => format!("{stem} International {trade} {form}"),
        _ => format!("{stem} {trade} {form}"),
    };
    (Schema::Organisation, name.replace('\u{a0}', " "))
}

/// What can become of a name; each keeps it the name of the same party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// As it is, in small letters.
    Case,
    /// One letter wrong, missing, doubled or turned, in a word of five letters or more.
    Typo,
    /// Another way to write its sounds.
    Transliteration,
    /// The words in another order; for persons, the surname first or last.
    Order,
    /// A middle name left out or shortened, for names of three words or more.
    Middle,
    /// Punctuation and spaces: joined, divided, hyphened.
    Spaces,
    /// Letters of another script that look alike, and letters that cannot be seen.
    Disguise,
    /// A courtesy or another way to write the company form.
    Form,
}

/// All changes.
pub const CHANGES: [Change; 8] = [
    Change::Case,
    Change::Typo,
    Change::Transliteration,
    Change::Order,
    Change::Middle,
    Change::Spaces,
    Change::Disguise,
    Change::Form,
];

/// A listed name as somebody might write it; nothing when the change does not fit the name.
pub fn changed(name: &str, schema: Schema, change: Change, dice: &mut Dice) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let out = match change {
        Change::Case => name.to_lowercase(),
        Change::Typo => {
            let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].len() >= 5 && words[*at].is_ascii()).collect();
            let at = *long.get(dice.below(long.len()))?;
            replaced(&words, at, &typo(words[at], dice))
        }
        Change::Transliteration => {
            const SOUNDS: [(&str, &str); 12] = [
                ("OU", "U"),
                ("EE", "I"),
                ("Q", "K"),
                ("Y", "I"),
                ("DH", "D"),
                ("KH", "H"),
                ("W", "V"),
                ("SH", "SCH"),
                ("AI", "AY"),
                ("PH", "F"),
                ("IY", "I"),
                ("MM", "M"),
            ];
            let upper = name.to_uppercase();
            let fitting: Vec<&(&str, &str)> = SOUNDS.iter().filter(|(from, _)| upper.contains(from)).collect();
            let (from, to) = fitting.get(dice.below(fitting.len()))?;
            upper.replacen(from, to, 1)
        }
        Change::Order if schema == Schema::Person => match name.split_once(", ") {
            Some((surname, given)) => format!("{given} {surname}"),
            None if words.len() == 2 => format!("{} {}", words[1], words[0]),
            None => return None,
        },
        Change::Middle if schema == Schema::Person => {
            let (surname, given) = name.split_once(", ")?;
            let given: Vec<&str> = given.split_whitespace().collect();
            let first = given.first().filter(|first| given.len() >= 2 && first.len() >= 3 && surname.len() >= 5)?;
            match dice.below(2) {
                0 => format!("{first} {surname}"),
                _ => format!("{first} {}. {surname}", given.get(1)?.chars().next()?),
            }
        }
        Change::Spaces => match dice.below(2) {
            0 if name.contains('-') => name.replace('-', " "),
            _ if words.len() >= 2 && !name.contains(',') => words.join("-"),
            _ => return None,
        },
        Change::Disguise => {
            let other = name.replacen('A', "А", 1).replacen('o', "о", 1);
            let at = other.char_indices().nth(2).map(|(at, _)| at)?;
            let (front, back) = other.split_at(at);
            format!("{front}\u{200b}{back}")
        }
        Change::Form if schema == Schema::Person => format!("Mr. {name}"),
        Change::Form => {
            const FORMS: [(&str, &str); 6] = [
                ("LIMITED", "LTD"),
                ("LTD", "LIMITED"),
                ("COMPANY", "CO"),
                ("CO.", "COMPANY"),
                ("CORPORATION", "CORP"),
                ("LLC", "L.L.C."),
            ];
            let upper = name.to_uppercase();
            let at = words
                .iter()
                .position(|word| FORMS.iter().any(|(from, _)| word.to_uppercase().trim_matches([',', '.']) == *from))?;
            let from = words[at].to_uppercase();
            let (_, to) = FORMS.iter().find(|(known, _)| from.trim_matches([',', '.']) == *known)?;
            let words: Vec<&str> = upper.split_whitespace().collect();
            replaced(&words, at, to)
        }
        Change::Order | Change::Middle => return None,
    };
    (out != name).then_some(out)
}

fn replaced(words: &[&str], at: usize, with: &str) -> String {
    words.iter().enumerate().map(|(place, word)| if place == at { with } else { word }).collect::<Vec<_>>().join(" ")
}

/// One letter of a word wrong, missing, doubled, or turned with its neighbour; never the first.
fn typo(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + dice.below(letters.len().saturating_sub(2));
    match dice.below(4) {
        0 => {
            let other = char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or(0));
            letters[at] = if letters[at].is_uppercase() { other.to_ascii_uppercase() } else { other };
        }
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_parties_are_the_same_for_a_seed_and_have_names() {
        let all = |seed| -> Vec<_> {
            let mut dice = Dice::new(seed);
            (0..200).map(|_| party(&mut dice, 0..REGIONS.len())).collect()
        };
        assert_eq!(all(1), all(1));
        assert_ne!(all(1), all(2));
        assert!(all(1).iter().all(|(_, name)| name.len() > 4));
        assert!((120..190).contains(&all(1).iter().filter(|(schema, _)| *schema == Schema::Organisation).count()));
    }

    #[test]
    fn a_change_changes_and_stays_close() {
        let mut dice = Dice::new(7);
        for change in CHANGES {
            for name in ["TESSIK, Qorvan Ilyich", "AL-HERON SHIPPING CO. LTD"] {
                let schema = if name.contains(',') { Schema::Person } else { Schema::Organisation };
                if let Some(other) = changed(name, schema, change, &mut dice) {
                    assert_ne!(other, name);
                    assert!(crate::compare(schema, &other, name).score > 0.6, "{other}");
                }
            }
        }
    }
}
