package net.mailmigrator.source;

import java.util.List;

/** The panels whose templates are tested with the files in {@code resources/panels}. */
final class Panels {
    static final List<String> ALL = List.of(
            "froxlor",
            "iredmail",
            "ispconfig3",
            "mailcow",
            "mailu",
            "modoboa",
            "plesk",
            "postfixadmin",
            "vexim2",
            "vimbadmin");

    private Panels() {}
}
