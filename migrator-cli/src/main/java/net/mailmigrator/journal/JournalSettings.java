package net.mailmigrator.journal;

import java.nio.file.Path;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;

/**
 * Where the journal of a batch is.
 *
 * @param url {@code jdbc:h2:file:PATH}, without options; a relative path starts at {@code folder}
 * @param folder the folder of the settings file
 * @param batch the batch's name
 */
public record JournalSettings(String url, Path folder, String batch) {
    private static final String H2 = "jdbc:h2:";
    private static final String FILE = "file:";

    /** The default: {@code journal/<batch>} beside the settings file. */
    public static JournalSettings inFolder(Path folder, String batch) {
        return new JournalSettings(H2 + FILE + "./journal/" + batch, folder, batch);
    }

    /**
     * The files of this journal.
     *
     * @throws StopException {@link ExitStatus#REJECTED} where the URL names no H2 file
     */
    JournalFiles files() {
        if (!url.startsWith(H2)) {
            throw unusable("it must begin with " + H2 + FILE);
        }
        String path = url.substring(H2.length());
        path = path.startsWith(FILE) ? path.substring(FILE.length()) : path;
        Path base = folder.toAbsolutePath().resolve(path).normalize();
        if (path.isBlank() || base.getFileName() == null) {
            throw unusable("it names no file");
        }
        if (base.toString().indexOf(';') >= 0) {
            throw unusable("neither options nor a path with a semicolon are accepted");
        }
        if (path.startsWith("mem:") || path.startsWith("tcp:") || path.startsWith("ssl:")) {
            throw unusable("only a file outlives the process");
        }
        return new JournalFiles(base);
    }

    private StopException unusable(String reason) {
        return new StopException(
                ExitStatus.REJECTED,
                "journal.url " + url + " cannot be used: " + reason + ". Write for example " + H2 + FILE + "./journal/"
                        + batch + ", or leave journal out of the settings. Nothing was touched.");
    }
}
