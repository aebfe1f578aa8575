package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.mailmigrator.imap.InternalDate;

/**
 * What happens to an account between two passes, over IMAP and drawn from a seed: messages are deleted and moved, flags
 * change, a folder is made, mail arrives.
 */
final class AccountLife {
    private static final List<String> NEW_FOLDER = List.of("Neu", "Später");
    private static final List<String> CHANGES = List.of(
            "+FLAGS.SILENT (\\Flagged)",
            "+FLAGS.SILENT (\\Answered spaeter)",
            "+FLAGS.SILENT (\\Seen)",
            "-FLAGS.SILENT (\\Seen)",
            "-FLAGS.SILENT (NonJunk wichtig)");

    private final FaultSite site;
    private final String login;
    private final Random random;

    AccountLife(FaultSite site, String login, Random random) {
        this.site = site;
        this.login = login;
        this.random = random;
    }

    /**
     * Lives.
     *
     * @param arriving what arrives, in the folders that it names and in the new one
     * @return the messages that are not where they were, as they were
     */
    List<MailManifest.Entry> live(List<GeneratedMail> arriving) {
        MailManifest before = site.reader().read(login);
        List<List<String>> folders =
                arriving.stream().map(GeneratedMail::folder).distinct().collect(Collectors.toList());
        try (RawImap imap = site.open(login)) {
            String made = RawImap.quoted(site.wire(NEW_FOLDER));
            imap.command("CREATE " + made, unit -> {});
            imap.command("SUBSCRIBE " + made, unit -> {});
            for (List<String> folder : folders) {
                takeAway(imap, folder, made);
            }
            List<MailManifest.Entry> gone = before.minus(site.reader().read(login));
            folders.add(NEW_FOLDER);
            for (List<String> folder : folders) {
                changeFlags(imap, folder);
            }
            for (GeneratedMail mail : arriving) {
                arrive(imap, mail);
            }
            return gone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About half of the messages that are not marked as deleted, in each of these folders, get a keyword. */
    void touch(List<String> folders, String keyword) {
        try (RawImap imap = site.open(login)) {
            for (String folder : folders) {
                List<String> uids = shuffledUids(imap, List.of(folder.split("/")), "UNDELETED");
                if (uids.size() > 1) {
                    imap.command(
                            "UID STORE " + String.join(",", uids.subList(0, uids.size() / 2)) + " +FLAGS.SILENT ("
                                    + keyword + ")",
                            unit -> {});
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeAway(RawImap imap, List<String> folder, String to) throws IOException {
        List<String> uids = shuffledUids(imap, folder, "ALL");
        List<String> deleted = some(uids);
        if (!deleted.isEmpty()) {
            imap.command("UID STORE " + String.join(",", deleted) + " +FLAGS.SILENT (\\Deleted)", unit -> {});
            imap.command("UID EXPUNGE " + String.join(",", deleted), unit -> {});
        }
        List<String> moved = some(uids.subList(deleted.size(), uids.size()));
        if (!moved.isEmpty()) {
            imap.command("UID MOVE " + String.join(",", moved) + " " + to, unit -> {});
        }
    }

    private void changeFlags(RawImap imap, List<String> folder) throws IOException {
        List<String> uids = shuffledUids(imap, folder, "ALL");
        for (String change : CHANGES) {
            List<String> changed = some(uids);
            if (!changed.isEmpty()) {
                imap.command("UID STORE " + String.join(",", changed) + " " + change, unit -> {});
            }
            Collections.shuffle(uids, random);
        }
    }

    private void arrive(RawImap imap, GeneratedMail mail) throws IOException {
        imap.append(
                site.wire(random.nextInt(4) == 0 ? NEW_FOLDER : mail.folder()),
                String.join(" ", mail.flags()),
                InternalDate.ofEpochSecond(mail.internalDate()).format(),
                mail.octets());
    }

    private List<String> shuffledUids(RawImap imap, List<String> folder, String which) throws IOException {
        imap.command("SELECT " + RawImap.quoted(site.wire(folder)), unit -> {});
        List<String> uids = new ArrayList<>();
        imap.command("UID SEARCH " + which, unit -> {
            if (unit.text().startsWith("* SEARCH ")) {
                uids.addAll(Arrays.asList(
                        unit.text().substring("* SEARCH ".length()).trim().split(" ")));
            }
        });
        Collections.shuffle(uids, random);
        return uids;
    }

    /** Up to four of them. */
    private List<String> some(List<String> uids) {
        return uids.subList(0, Math.min(random.nextInt(5), uids.size()));
    }
}
