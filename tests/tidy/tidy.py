#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Keeps the rules of the house (ARCHITECTURE.md, CONTRIBUTING.md) over the sources of a tree.

usage: tidy.py ROOT
Prints one line a breach and ends with 1 when there is one.
"""
import re
import sys
from pathlib import Path

# module -> the project's own modules it may include (its own is always allowed)
BASE = {"app/base"}
SHARED = BASE | {"app/domain", "app/protocol", "app/documents", "app/storage", "app/crypto"}
NET = {"app/net"}
APP = SHARED | NET | {"app/store", "app/sync", "app/devices", "app/desk"}
MAY_INCLUDE = {
    "app/base": set(),
    "app/domain": BASE,
    "app/protocol": BASE | {"app/domain"},
    "app/documents": BASE | {"app/domain"},
    "app/storage": BASE,
    "app/crypto": BASE,
    "app/store": SHARED,
    "app/net": BASE | {"app/domain", "app/protocol", "app/crypto"},
    "app/sync": SHARED | NET | {"app/store"},
    "app/devices": BASE | {"app/domain", "app/documents"},
    "app/desk": APP,
    "ui": BASE | {"app/domain", "app/desk"},
    "center": SHARED | NET,
    "tests": APP | {"ui", "center"},
}
# module -> Qt modules whose headers it may include
QT_CORE = {"QtCore"}
MAY_USE_QT = {
    "app/base": QT_CORE,
    "app/domain": QT_CORE,
    "app/protocol": QT_CORE,
    "app/documents": QT_CORE | {"QtGui"},
    "app/storage": QT_CORE,
    "app/crypto": QT_CORE,
    "app/store": QT_CORE,
    "app/net": QT_CORE | {"QtNetwork"},
    "app/sync": QT_CORE | {"QtNetwork"},
    "app/devices": QT_CORE | {"QtGui", "QtNetwork", "QtSerialPort"},
    "app/desk": QT_CORE | {"QtGui", "QtNetwork", "QtConcurrent"},
    "ui": QT_CORE | {"QtGui", "QtPdf", "QtWidgets", "QtSvg"},
    "center": QT_CORE,
}
# The composition root joins everything; it alone may.
COMPOSITION_ROOTS = {"ui/main.cpp"}

QT_HEADERS = Path("/usr/include/x86_64-linux-gnu/qt6")
CPP_LINES, H_LINES, FUNCTION_LINES, NESTING = 400, 200, 60, 3
SQL = re.compile(r'"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIRTUAL)|PRAGMA\s)', re.I)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
FORBIDDEN = [
    (re.compile(r"\bQEventLoop\b"), "nested event loop"),
    (re.compile(r"\bprocessEvents\s*\("), "nested event loop"),
    (re.compile(r"->exec\s*\(|\bdialog\.exec\s*\("), "QDialog::exec"),
    (re.compile(r"\b(msleep|usleep|nanosleep|sleep_for|QThread::sleep)\b"), "sleep"),
    (re.compile(r"\.waitFor(Finished|ReadyRead|BytesWritten|Connected|Disconnected)\s*\("), "blocking wait"),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), "unfinished business"),
    (re.compile(r"\bqApp\b"), "qApp"),
]
STOP_EXCEPTIONS = {"ui/main.cpp", "center/main.cpp", "app/desk/main.cpp"}


def module_of(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "app" else parts[0]


def strip(text):
    """The text with comments and string contents blanked, line breaks kept."""
    def blank(match):
        s = match.group(0)
        if s.startswith(("//", "/*")):
            return re.sub(r"[^\n]", " ", s)
        return s[0] + re.sub(r"[^\n]", " ", s[1:-1]) + s[-1] if len(s) > 1 else s
    text = re.sub(r'R"(\w*)\((.*?)\)\1"', lambda m: '"' + re.sub(r"[^\n]", " ", m.group(2)) + '"', text, flags=re.S)
    return re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![\w])\'(?:\\.|[^\'\\\n])+\'', blank, text, flags=re.S)


def qt_module_of(header, cache={}):
    if header not in cache:
        cache[header] = next((d.name for d in QT_HEADERS.glob("Qt*") if (d / header).exists()), None)
    return cache[header]


def check_includes(path, text, say):
    module = module_of(path)
    if path in COMPOSITION_ROOTS:
        return
    for kind, name in INCLUDE.findall(text):
        if kind == '"' and name.split("/")[0] in ("app", "ui", "center", "tests"):
            target = module_of(name)
            if target == "tests" and module != "tests":
                say("includes a test header: " + name)
            elif target != module and target not in MAY_INCLUDE[module]:
                say(f"{module} may not include {name}")
        elif module != "tests":
            check_foreign(module, path, name, say)


def check_foreign(module, path, name, say):
    if name.startswith("Qt") and "/" in name:
        say(f"include the Qt class, not the module: <{name}>")
    elif name.startswith("Q"):
        qt = qt_module_of(name)
        if qt and qt not in MAY_USE_QT[module]:
            say(f"{module} may not use {qt} (<{name}>)")
    if name.startswith("openssl/") and module != "app/crypto":
        say("OpenSSL outside app/crypto")
    if name == "sqlite3.h" and module != "app/storage":
        say("SQLite outside app/storage")
    if name == "libpq-fe.h" and module != "app/storage":
        say("PostgreSQL outside app/storage")
    if name.startswith("curl/") and path != "center/attachments/S3Objects.cpp":
        say("curl outside S3Objects")
    is_json = name.startswith("boost/json") and path == "app/base/JsonIn.cpp"
    if name.startswith("boost/") and not path.startswith("center/http/") and not is_json:
        say("Boost outside center/http")


def functions(text):
    """Yields (line, length, nesting) of each function body of stripped C++ text."""
    stack = []
    line = 1
    head_start = 0
    parens = 0
    for i, c in enumerate(text):
        if c == "\n":
            line += 1
        elif c == "(":
            parens += 1
        elif c == ")":
            parens = max(0, parens - 1)
        elif c == "{":
            head = text[head_start:i].strip()
            is_type = re.search(r"\b(namespace|class|struct|enum|union|extern)\b[^()]*$", head) is not None
            is_body = not is_type and re.search(r"\)\s*(const|noexcept|override|final|mutable|->[^{}]*|:[^{}]*|\s)*$", head) is not None
            inside = any(entry[0] == "function" for entry in stack)
            kind = "block" if inside else ("function" if is_body else "type")
            # Only flow of control nests; braces of values and lambdas do not.
            flow = inside and re.search(r"\b(if|for|while|switch|else|do|try|catch)\b[^{}]*$", head) is not None
            stack.append((kind, line, flow, []))
            if flow:
                depth = sum(1 for entry in stack if entry[2])
                next(s for s in stack if s[0] == "function")[3].append(depth)
            head_start = i + 1
            stack[-1] += (parens,)
            parens = 0
        elif c == "}":
            if stack:
                kind, start, _, depths, parens = stack.pop()
                if kind == "function":
                    yield start, line - start + 1, max(depths, default=0)
            head_start = i + 1
        elif c == ";" and not parens:
            head_start = i + 1


def check_size(path, text, plain, say):
    lines = text.count("\n")
    limit = H_LINES if path.endswith(".h") else CPP_LINES
    if path.startswith("tests/"):
        return  # tables of named rows grow with the rules they hold
    if lines > limit:
        say(f"{lines} lines, more than {limit}")
    for line, length, nesting in functions(plain):
        if length > FUNCTION_LINES:
            say(f"function of {length} lines, more than {FUNCTION_LINES}", line)
        if nesting > NESTING:
            say(f"nesting of {nesting}, more than {NESTING}", line)


def check_product(path, text, plain, say):
    for pattern, what in FORBIDDEN:
        if path in STOP_EXCEPTIONS:
            continue
        for match in pattern.finditer(plain):
            say(what, plain.count("\n", 0, match.start()) + 1)
    if SQL.search(text) and not (path.endswith("Store.cpp") or path.endswith("SearchIndex.cpp") or path.startswith("app/storage/")):
        say("SQL outside *Store.cpp and app/storage")
    if path.startswith("app/") and re.search(r"\btr\s*\(", plain):
        say("tr() in app/")
    if path.startswith("ui/"):
        check_untranslated(text, say)


def check_untranslated(text, say):
    """Text a person reads must go through tr(): no setter takes a plain literal with a letter in it."""
    setter = re.compile(r'\b(setText|setWindowTitle|setToolTip|setPlaceholderText|setAccessibleName|setAccessibleDescription|setTitle)\s*\(\s*(?:QStringLiteral|QLatin1String|u)?\(?\s*u?"([^"]*)"')
    for match in setter.finditer(text):
        if re.search(r"[A-Za-z\u4e00-\u9fff]{2,}", match.group(2)):
            say(f'untranslated text "{match.group(2)}"', text.count("\n", 0, match.start()) + 1)


def check_bool_parameters(path, plain, say):
    if not path.endswith(".h"):
        return
    for match in re.finditer(r"[(,]\s*bool\s+\w+\s*[,)=]", plain):
        line = plain.count("\n", 0, match.start()) + 1
        context = plain[max(0, match.start() - 120):match.start() + 1]
        # Qt's own virtuals and signals have them, and a default that is itself a truth value; nothing else.
        if not re.search(r"\b(setVisible|focusNextPrevChild|toggled|clicked|triggered|operator|booleanOr)\b[^;]*$", context):
            say("bool parameter, an enum class says what it means", line)


def check_file(root, file):
    path = file.relative_to(root).as_posix()
    text = file.read_text(encoding="utf-8")
    breaches = []

    def say(what, line=1):
        breaches.append(f"{path}:{line}: {what}")

    if "SPDX-License-Identifier: Apache-2.0" not in "\n".join(text.split("\n")[:3]):
        say("no SPDX line")
    if path.endswith((".cpp", ".h")):
        plain = strip(text)
        check_includes(path, text, say)
        check_size(path, text, plain, say)
        if not path.startswith("tests/"):
            check_product(path, text, plain, say)
            check_bool_parameters(path, plain, say)
    return breaches


def check_tests_exist(root):
    """Each source of app/ has its test: app/x/Y.cpp is spoken of in tests/unit/x."""
    breaches = []
    for module in sorted((root / "app").iterdir()):
        tests = root / "tests" / "unit" / module.name
        if module.is_dir() and not any(tests.glob("*Test.cpp")):
            breaches.append(f"app/{module.name}: no tests in tests/unit/{module.name}")
    return breaches


def check_ratio(root):
    def lines(folders):
        return sum(f.read_text(encoding="utf-8").count("\n") for d in folders for f in (root / d).rglob("*") if f.suffix in (".cpp", ".h", ".py", ".js") and "node_modules" not in f.parts)
    code, tests = lines(["app", "ui", "center"]), lines(["tests"])
    return [f"tests: {tests} lines of tests to {code} of code, less than 0.6"] if tests < 0.6 * code else []


def check_tree(root):
    suffixes = {".cpp", ".h", ".py", ".cmake", ".sql", ".qss"}
    breaches = []
    for top in ("app", "ui", "center", "tests", "cmake", "packaging", "resources"):
        for file in sorted((root / top).rglob("*")):
            if file.is_file() and "node_modules" not in file.parts and (file.suffix in suffixes or file.name == "CMakeLists.txt"):
                breaches += check_file(root, file)
    return breaches + check_tests_exist(root) + check_ratio(root)


def main():
    root = Path(sys.argv[1]).resolve()
    breaches = check_tree(root)
    print("\n".join(breaches))
    print(f"{len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
