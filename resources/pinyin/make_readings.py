#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes readings.txt from the Unihan files (.bz2 as in Debian's unicode-data, or plain).

    cd /usr/share/unicode && make_readings.py Unihan_Readings.txt.bz2 Unihan_Variants.txt.bz2 > readings.txt

One line per set of readings, toneless, most usual first, ü as v: "chong,zhong<TAB>characters". The first reading is
kMandarin's; others come from kHanyuPinlu where at least one in 60 of the character's occurrences has them.
A character without any takes those of its variant (𠮷 of 吉), as rare names need.
"""
import bz2
import collections
import re
import sys
import unicodedata

SHARE = 0.016
HEADER = """# Toneless Mandarin readings of Chinese characters, made by make_readings.py from Unihan_Readings.txt
# and Unihan_Variants.txt of Unicode {version}. Copyright (c) 1991-2022 Unicode, Inc.; Unicode licence,
# https://www.unicode.org/license.txt
"""


def toneless(syllable):
    decomposed = unicodedata.normalize("NFD", syllable.lower())
    letters = decomposed.replace("u\u0308", "v").replace("ê", "e")
    return "".join(c for c in letters if "a" <= c <= "z")


def common(value):
    counted = [(toneless(s), int(n)) for s, n in re.findall(r"([^\s()]+)\((\d+)\)", value)]
    # Interjections without a vowel and the suffix r are no readings a clerk types.
    counted = [(s, n) for s, n in counted if set(s) & set("aeiouv")]
    sums = collections.Counter()
    for syllable, count in counted:
        sums[syllable] += count
    total = sum(sums.values())
    return [s for s, n in sums.most_common() if n >= SHARE * total]


def fields(path):
    opener = bz2.open if path.endswith(".bz2") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if match := re.match(r"# Unicode version: (\S+)", line):
                yield None, "version", match[1]
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3:
                yield chr(int(parts[0][2:], 16)), parts[1], parts[2]


def main():
    first, others, version = {}, {}, "?"
    for character, field, value in fields(sys.argv[1]):
        if field == "kMandarin":
            first[character] = toneless(value.split(" ")[0])
        elif field == "kHanyuPinlu":
            others[character] = common(value)
        elif field == "version":
            version = value
    readings = {}
    for character in first | others:
        own = [first[character]] if character in first else []
        own += [r for r in others.get(character, []) if r not in own]
        readings[character] = ",".join(r for r in own if r)
    borrowed = {}
    for character, field, value in fields(sys.argv[2]):
        for variant in re.findall(r"U\+([0-9A-F]+)", value) if field != "version" else []:
            if character not in readings and readings.get(chr(int(variant, 16))):
                borrowed.setdefault(character, readings[chr(int(variant, 16))])
    groups = collections.defaultdict(list)
    for character, spelt in sorted((readings | borrowed).items()):
        groups[spelt].append(character)
    sys.stdout.write(HEADER.format(version=version))
    for spelt in sorted(groups):
        if spelt:
            sys.stdout.write(f"{spelt}\t{''.join(groups[spelt])}\n")


if __name__ == "__main__":
    main()
