package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The servers and the mail of a benchmark. Each mail is made once. */
final class World implements AutoCloseable {
    final Side source = new Side("optimized");
    private final Map<String, Side> targets = new HashMap<>();
    private final Map<String, BenchMail> mails = new HashMap<>();
    private final Map<String, MailOnDisk> contents = new HashMap<>();

    /** The target with a setting of mail_fsync; started when it is first asked for. */
    Side target(String fsync) {
        return targets.computeIfAbsent(fsync, Side::new);
    }

    /** The accounts of a work, with their mail at the source. */
    List<BenchAccount> accounts(Work work, String targetSuffix) throws Exception {
        List<String> logins = IntStream.rangeClosed(1, work.accounts())
                .mapToObj(number -> work.mail() + number)
                .toList();
        if (!mails.containsKey(work.mail())) {
            mails.put(work.mail(), new BenchMail(work.mail().hashCode()));
            source.addUsers(logins);
            for (String login : logins) {
                mail(work).write(source.maildir(login), work);
                refresh(login);
            }
        }
        return logins.stream()
                .map(login -> new BenchAccount(login, login + targetSuffix))
                .toList();
    }

    /** Changes the mail a little. */
    void change(Work work, BenchAccount account) throws Exception {
        mail(work).change(source.maildir(account.sourceLogin()), work);
        refresh(account.sourceLogin());
    }

    private BenchMail mail(Work work) {
        return java.util.Objects.requireNonNull(mails.get(work.mail()));
    }

    private void refresh(String login) throws Exception {
        source.server.own(source.server.home(login));
        source.index(login);
        contents.put(login, MailOnDisk.read(source.maildir(login)));
    }

    /**
     * What a copy lacks, or has too much.
     *
     * @param surplus how many messages it may have that the source does not have any more
     * @return empty where it is whole
     */
    String differences(List<BenchAccount> accounts, Side target, int surplus) throws Exception {
        List<String> found = new ArrayList<>();
        for (BenchAccount account : accounts) {
            MailOnDisk wanted = java.util.Objects.requireNonNull(contents.get(account.sourceLogin()));
            MailOnDisk copied = MailOnDisk.read(target.maildir(account.targetLogin()));
            int missing = wanted.missingIn(copied);
            int more = copied.missingIn(wanted);
            if (missing > 0 || more > surplus) {
                found.add("%s: of %d messages %d are missing or differ, %d are too many"
                        .formatted(account.targetLogin(), wanted.messages(), missing, Math.max(0, more - surplus)));
            }
        }
        return String.join("; ", found.subList(0, Math.min(3, found.size())));
    }

    /** Writes everything to the disk, so that nobody pays for what another left. */
    static void settle() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
    }

    /** A folder that did not exist. */
    static Path fresh(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent, name.replaceAll("\\W+", "-") + "-");
    }

    @Override
    public void close() {
        source.close();
        targets.values().forEach(Side::close);
    }
}
