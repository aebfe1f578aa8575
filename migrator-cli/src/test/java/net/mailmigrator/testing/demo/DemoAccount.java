package net.mailmigrator.testing.demo;

import java.util.List;

/**
 * An account of the demo.
 *
 * @param login what it logs in with, on both sides
 * @param folders its folders on the old server, besides and including INBOX, with the number of messages in each
 */
record DemoAccount(String login, String address, String name, List<DemoFolder> folders) {
    /** A folder, in the words of a person: levels are separated by a slash. */
    record DemoFolder(String name, int messages) {}

    DemoAccount {
        folders = List.copyOf(folders);
    }

    /** The four accounts whose rows stand in {@code demo/old-panel.sql}. */
    static List<DemoAccount> all() {
        return List.of(
                new DemoAccount(
                        "blumen.de1",
                        "anna.schulz@blumen-schulz.example",
                        "Anna Schulz",
                        List.of(
                                new DemoFolder("INBOX", 80),
                                new DemoFolder("Gesendet", 50),
                                new DemoFolder("Entwürfe", 3),
                                new DemoFolder("Archiv/2009", 25),
                                new DemoFolder("Archiv/2010", 30))),
                new DemoAccount(
                        "blumen.de2",
                        "joerg@blumen-schulz.example",
                        "Jörg Schulz",
                        List.of(
                                new DemoFolder("INBOX", 90),
                                new DemoFolder("Bestellungen & Rechnungen", 40),
                                new DemoFolder("Größen (Übersicht)", 12),
                                new DemoFolder("leer", 0))),
                new DemoAccount(
                        "tischlerei.de1",
                        "info@tischlerei-krause.example",
                        "Tischlerei Krause",
                        List.of(
                                new DemoFolder("INBOX", 110),
                                new DemoFolder("Kunden/Meier", 20),
                                new DemoFolder("Kunden/Müller", 20),
                                new DemoFolder("Kunden/日本", 5),
                                new DemoFolder("Spam", 15))),
                new DemoAccount(
                        "tischlerei.de2",
                        "azubi@tischlerei-krause.example",
                        "Azubi",
                        List.of(new DemoFolder("INBOX", 10), new DemoFolder("Berichtsheft 2018", 30))));
    }
}
