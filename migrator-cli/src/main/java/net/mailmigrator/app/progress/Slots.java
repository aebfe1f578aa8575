package net.mailmigrator.app.progress;

import java.util.Arrays;

/** Which account is in which line of the display. Thread-safe. */
final class Slots {
    private final String[] logins;
    private final String[] folders;

    Slots(int size) {
        logins = new String[size];
        folders = new String[size];
        Arrays.fill(logins, "");
        Arrays.fill(folders, "");
    }

    int size() {
        return logins.length;
    }

    /** Takes a free line; where there is none the account is not shown. */
    synchronized void take(String login) {
        int free = Arrays.asList(logins).indexOf("");
        if (free >= 0) {
            logins[free] = login;
            folders[free] = "";
        }
    }

    synchronized void say(String login, String folder) {
        int slot = Arrays.asList(logins).indexOf(login);
        if (slot >= 0) {
            folders[slot] = folder;
        }
    }

    synchronized void free(String login) {
        int slot = Arrays.asList(logins).indexOf(login);
        if (slot >= 0) {
            logins[slot] = "";
            folders[slot] = "";
        }
    }

    synchronized String text(int slot) {
        return logins[slot].isEmpty() ? "-" : logins[slot] + "  " + printable(folders[slot]);
    }

    /** A folder name may hold anything; a terminal shall not obey it. */
    private static String printable(String folder) {
        return folder.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
