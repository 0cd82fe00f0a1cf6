# SPDX-License-Identifier: Apache-2.0
"""The workstation's window as an assistive program sees it: roles, names, states, actions and texts, nothing else."""
import os
import re
import signal
import subprocess
import sys
import time

from programs import die_with_parent

INSIDE = "YICHUANG_SCREEN_INSIDE"
SECONDS = 30
# Their cells are asked for by row and column: a table may have a million of them.
CELLS = ("table", "list", "tree", "tree table")
CONTROLS = ("push button", "toggle button", "check box", "radio button", "text", "password text", "combo box", "table",
            "list", "page tab list", "page tab", "spin button")


def give_screen():
    """Runs this program again with an X server and a message bus of its own; does not return the first time."""
    if os.environ.get(INSIDE):
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x800x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = answer.readline().strip()
    if not display:
        sys.exit("no X server")
    env = dict(os.environ, DISPLAY=":" + display, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", **{INSIDE: "1"})
    env.pop("WAYLAND_DISPLAY", None)
    code = subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=env, check=False).returncode
    server.terminate()
    server.wait()
    sys.exit(code)


def walk(node):
    """Every node that shows, parents first; never into the cells of a table."""
    from gi.repository import Atspi  # only inside the session the module finds its bus
    if not node.get_state_set().contains(Atspi.StateType.SHOWING) and node.get_role_name() != "application":
        return
    yield node
    if node.get_role_name() in CELLS:
        return
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None:
            yield from walk(child)


class Screen:
    def __init__(self, program, folder, language="zh_CN"):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        self.atspi = Atspi
        self.error = GLib.Error
        Atspi.init()
        Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
        self.program = program
        self.folder = folder
        self.process = None

    # --- the program ---

    def start(self):
        self.process = subprocess.Popen([self.program, "--folder", self.folder], preexec_fn=die_with_parent)

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def application(self):
        desktop = self.atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None and child.get_process_id() == self.process.pid:
                child.set_cache_mask(self.atspi.Cache.NONE)
                return child
        return None

    # --- seeing ---

    def nodes(self):
        application = self.application()
        return [] if application is None else list(walk(application))

    def until(self, what, question, seconds=SECONDS):
        """Asks again and again until the answer is true; a tree that changes under the question is asked anew."""
        end = time.monotonic() + seconds
        while True:
            try:
                answer = question()
                if answer:
                    return answer
            except self.error:
                pass  # the node went away while it was asked
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode} while waiting for {what}")
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}; the screen says:\n" + self.describe())
            time.sleep(0.05)

    def describe(self):
        try:
            return "\n".join(f"  {n.get_role_name()} “{n.get_name()}”" for n in self.nodes() if n.get_name())
        except self.error as error:
            return f"(gone: {error})"

    def look(self, role, name):
        """The showing nodes of this role; `name` is the whole name or a compiled pattern."""
        fits = name.search if isinstance(name, re.Pattern) else lambda text: text == name
        return [n for n in self.nodes() if n.get_role_name() == role and fits(n.get_name() or "")]

    def find(self, role, name, seconds=SECONDS, among=None):
        """The node of that role and name; the only one, unless it may be the first of several."""
        found = self.until(f"{role} “{name}”", lambda: self.look(role, name), seconds)
        assert among or len(found) == 1, f"{len(found)} of {role} “{name}”"
        return found[0]

    def says(self, text, seconds=SECONDS):
        """Waits until a label, button or paragraph that shows has this text in its name."""
        return self.until(f"“{text}”", lambda: next((n for n in self.nodes() if text in (n.get_name() or "")), None), seconds)

    def has(self, node, state):
        return node.get_state_set().contains(getattr(self.atspi.StateType, state))

    def is_(self, role, name, state, seconds=SECONDS):
        self.until(f"{role} “{name}” to be {state}", lambda: any(self.has(n, state) for n in self.look(role, name)), seconds)

    def text_of(self, role, name):
        node = self.find(role, name)
        return self.atspi.Text.get_text(node, 0, -1)

    def rows(self, role, name):
        """Every row of the table or list as the texts of its cells; none while it does not show."""
        found = self.look(role, name)
        table = found[0].get_table_iface() if found else None
        if table is None:
            return []
        columns = range(table.get_n_columns())
        return [[table.get_accessible_at(row, column).get_name() for column in columns] for row in range(table.get_n_rows())]

    def until_row(self, role, name, text):
        """Waits for a row with this text in one of its cells; answers its cells."""
        return self.until(f"a row “{text}” in {role} “{name}”",
                          lambda: next((r for r in self.rows(role, name) if any(text in cell for cell in r)), None))

    # --- doing ---

    def act(self, node, name):
        for at in range(node.get_n_actions()):
            if node.get_action_name(at) == name:
                assert node.do_action(at), f"{name} is refused by “{node.get_name()}”"
                return
        raise AssertionError(f"“{node.get_name()}” has no action {name}: {[node.get_action_name(i) for i in range(node.get_n_actions())]}")

    def press(self, name, role="push button"):
        """Presses the button once it is enabled."""
        self.is_(role, name, "ENABLED")
        self.act(self.find(role, name), "Press")

    def focus(self, role, name):
        self.act(self.find(role, name), "SetFocus")
        self.is_(role, name, "FOCUSED")

    def pick(self, role, name, text):
        """Selects the row with this text."""
        self.until_row(role, name, text)
        table = self.find(role, name).get_table_iface()
        row = next(i for i, cells in enumerate(self.rows(role, name)) if any(text in cell for cell in cells))
        cell = table.get_accessible_at(row, 0)
        self.act(cell, "Toggle")

    def choose(self, name, number):
        """Opens a combo box and takes a line of it."""
        box = self.find("combo box", name)
        self.act(box, "ShowMenu")
        lines = box.get_child_at_index(0)
        self.until(f"the lines of “{name}”", lambda: self.has(lines, "SHOWING"))
        line = lines.get_table_iface().get_accessible_at(number, 0)
        text = line.get_name()
        self.act(line, "Toggle")
        self.until(f"“{name}” to be “{text}”", lambda: self.find("combo box", name).get_description() == text)

    def type(self, name, text, role="text", seconds=SECONDS):
        self.is_(role, name, "EDITABLE", seconds)
        node = self.find(role, name)
        assert node.set_text_contents(text), f"“{name}” takes no text"
