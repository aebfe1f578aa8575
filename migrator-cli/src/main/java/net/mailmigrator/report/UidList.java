package net.mailmigrator.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.journal.UidPair;

/**
 * The file {@code uids.csv} of a report: which UID at the source became which at the target. POP3 servers make UIDL of them,
 * so that whoever runs the new one may let POP3 programs keep what they have.
 */
public final class UidList {
    private static final List<String> HEADER =
            List.of("sourceFolder", "sourceUidValidity", "sourceUid", "targetFolder", "targetUidValidity", "targetUid");

    private UidList() {}

    /** Writes the file into a report folder. */
    public static void write(Path folder, List<UidPair> pairs) throws IOException {
        PrivateFiles.write(folder.resolve("uids.csv"), text -> {
            row(text, HEADER.stream());
            for (UidPair pair : pairs) {
                row(text, Stream.concat(cells(pair.source()), cells(pair.target())));
            }
        });
    }

    private static Stream<String> cells(UidPair.Place place) {
        return Stream.of(
                place.mailbox().decoded(), String.valueOf(place.uidValidity().value()), String.valueOf(place.uid()));
    }

    private static void row(Writer text, Stream<String> cells) throws IOException {
        text.write(
                cells.map(cell -> CsvReport.cell(cell, CsvStyle.PLAIN)).collect(Collectors.joining(",", "", "\r\n")));
    }
}
