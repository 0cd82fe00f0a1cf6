#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows that each rule of tidy.py catches its breach, on a small tree made for it."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import tidy  # noqa: E402

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class TidyTest(unittest.TestCase):
    def breaches(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            file = root / path
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
            return "\n".join(tidy.check_file(root, file))

    def assert_caught(self, words, path, text):
        self.assertIn(words, self.breaches(path, text))

    def test_clean_file_passes(self):
        self.assertEqual("", self.breaches("app/desk/A.cpp", SPDX + '#include "app/store/B.h"\n#include <QString>\nint f()\n{\n    return 1;\n}\n'))

    def test_missing_licence(self):
        self.assert_caught("no SPDX line", "app/base/A.h", "int a;\n")

    def test_include_rule(self):
        self.assert_caught("may not include", "app/domain/A.cpp", SPDX + '#include "app/store/B.h"\n')
        self.assert_caught("may not include", "ui/A.cpp", SPDX + '#include "app/store/B.h"\n')
        self.assert_caught("may not include", "center/A.cpp", SPDX + '#include "app/desk/B.h"\n')

    def test_foreign_headers(self):
        self.assert_caught("OpenSSL outside", "app/store/A.cpp", SPDX + "#include <openssl/evp.h>\n")
        self.assert_caught("SQLite outside", "app/store/A.cpp", SPDX + "#include <sqlite3.h>\n")
        self.assert_caught("Boost outside", "center/journal/A.cpp", SPDX + "#include <boost/asio.hpp>\n")
        self.assert_caught("Boost outside", "app/base/Json.cpp", SPDX + "#include <boost/json/src.hpp>\n")
        self.assert_caught("Boost outside", "app/base/JsonIn.cpp", SPDX + "#include <boost/asio.hpp>\n")
        self.assert_caught("may not use QtWidgets", "app/desk/A.cpp", SPDX + "#include <QWidget>\n")
        self.assert_caught("not the module", "ui/A.cpp", SPDX + "#include <QtWidgets/QWidget>\n")

    def test_sizes(self):
        self.assert_caught("lines, more than 400", "app/base/A.cpp", SPDX + "int a;\n" * 400)
        self.assert_caught("lines, more than 200", "app/base/A.h", SPDX + "int a();\n" * 200)
        self.assert_caught("function of 62 lines", "app/base/A.cpp", SPDX + "void f()\n{\n" + "    g();\n" * 60 + "}\n")

    def test_nesting(self):
        body = "void f()\n{\n if (a) {\n  for (;;) {\n   while (b) {\n    if (c) {\n    }\n   }\n  }\n }\n}\n"
        self.assert_caught("nesting of 4", "app/base/A.cpp", SPDX + body)

    def test_sql_confined(self):
        self.assert_caught("SQL outside", "app/store/A.cpp", SPDX + 'auto s = "SELECT 1";\n')
        self.assertEqual("", self.breaches("app/store/AStore.cpp", SPDX + 'auto s = "SELECT 1";\n'))

    def test_forbidden_words(self):
        self.assert_caught("nested event loop", "ui/A.cpp", SPDX + "void f()\n{\n    QEventLoop loop;\n}\n")
        self.assert_caught("sleep", "app/sync/A.cpp", SPDX + "void f()\n{\n    QThread::sleep(1);\n}\n")
        self.assertEqual("", self.breaches("app/sync/A.cpp", SPDX + "// never QEventLoop\n"))

    def test_untranslated(self):
        self.assert_caught("untranslated", "ui/A.cpp", SPDX + 'void f()\n{\n    label->setText(QStringLiteral("Hello"));\n}\n')

    def test_bool_parameter(self):
        self.assert_caught("bool parameter", "app/base/A.h", SPDX + "void f(bool really);\n")

    def test_tr_in_app(self):
        self.assert_caught("tr() in app/", "app/desk/A.cpp", SPDX + 'auto s = tr("x");\n')


if __name__ == "__main__":
    unittest.main()
