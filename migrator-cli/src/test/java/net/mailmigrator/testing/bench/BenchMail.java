package net.mailmigrator.testing.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes accounts as Maildir++, with sizes in the file names as Dovecot has them. The same seed, the same octets. */
final class BenchMail {
    private static final long END = Instant.parse("2020-06-01T00:00:00Z").getEpochSecond();
    private static final int TEN_YEARS = 10 * 365 * 86_400;
    private static final byte[] TEXT = text();

    private final Random random;
    private int number;

    BenchMail(long seed) {
        random = new Random(seed);
    }

    /** One in fifty is the one before it once more. */
    void write(Path maildir, Work work) throws IOException {
        byte[] last = {};
        for (int i = 0; i < work.messages(); i++) {
            byte[] message =
                    last.length > 0 && i % 50 == 49 ? last : message(work.size().applyAsInt(random));
            // every folder gets its first, then they are spread
            int folder = i < work.folders() ? i : random.nextInt(work.folders());
            deliver(folder(maildir, folder), message);
            last = message;
        }
    }

    /** Ten new messages, a hundred changed flags, ten deleted messages, over twenty folders. */
    void change(Path maildir, Work work) throws IOException {
        List<Integer> folders = new ArrayList<>();
        for (int i = 0; i < work.folders(); i++) {
            folders.add(i);
        }
        Collections.shuffle(folders, random);
        for (int i = 0; i < 20; i++) {
            Path folder = folder(maildir, folders.get(i));
            List<Path> files = new ArrayList<>();
            try (var listed = Files.list(folder.resolve("cur"))) {
                listed.sorted().forEach(files::add);
            }
            Collections.shuffle(files, random);
            for (Path file : files.subList(0, Math.min(5, files.size()))) {
                Files.move(file, file.resolveSibling(flagged(file.getFileName().toString())));
            }
            if (i % 2 == 0) {
                deliver(folder, message(work.size().applyAsInt(random)));
            } else if (files.size() > 5) {
                Files.delete(files.get(5));
            }
        }
    }

    private static Path folder(Path maildir, int number) throws IOException {
        Path folder = number == 0 ? maildir : maildir.resolve(".Ordner " + number);
        if (Files.notExists(folder.resolve("cur"))) {
            for (String part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(folder.resolve(part));
            }
        }
        return folder;
    }

    /** \Flagged set or taken away. */
    private static String flagged(String name) {
        int end = name.indexOf(":2,") + 3;
        String flags = name.substring(end);
        return name.substring(0, end) + (flags.startsWith("F") ? flags.substring(1) : "F" + flags);
    }

    private void deliver(Path folder, byte[] message) throws IOException {
        int lines = 0;
        for (byte octet : message) {
            lines += octet == '\n' ? 1 : 0;
        }
        String flags = List.of("", "S", "S", "S", "RS", "FS").get(random.nextInt(6));
        Path file = folder.resolve("cur")
                .resolve("%d.M%dP1.bench,S=%d,W=%d:2,%s"
                        .formatted(END, number++, message.length, message.length + lines, flags));
        Files.write(file, message);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(END - random.nextInt(TEN_YEARS))));
    }

    private byte[] message(int size) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(size + 512);
        message.writeBytes("""
                Return-Path: <a%1$d@example.org>
                From: A <a%1$d@example.org>
                To: b@example.com
                Date: Mon, 1 Jun 2020 00:00:00 +0000
                Subject: Bench %2$d
                Message-ID: <%2$d.%3$d@example.org>

                """.formatted(number % 17, number, random.nextInt(Integer.MAX_VALUE))
                .getBytes(StandardCharsets.UTF_8));
        for (int left = size - message.size(); left > 0; ) {
            int start = random.nextInt(TEXT.length / 76) * 76;
            int length = Math.min(left, TEXT.length - start);
            message.write(TEXT, start, length);
            left -= length;
        }
        message.write('\n');
        return message.toByteArray();
    }

    /** Lines of 75 letters. */
    private static byte[] text() {
        Random letters = new Random(1);
        byte[] text = new byte[76 * 16_384];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (i % 76 == 75 ? '\n' : 'a' + letters.nextInt(26));
        }
        return text;
    }
}
