package net.mailmigrator.journal;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.mailmigrator.imap.MessageFlags;
import org.jdbi.v3.core.Handle;

/** Keyword sets, each stored once and named by a number; 0 is the empty set. Thread-safe. */
final class KeywordSets {
    /** No keywords. */
    static final int NONE = 0;

    private final Map<Integer, List<String>> byId = new ConcurrentHashMap<>();
    private final Map<List<String>, Integer> ids = new ConcurrentHashMap<>();

    /** Reads all that the database knows. */
    static KeywordSets load(Handle handle) {
        KeywordSets sets = new KeywordSets();
        sets.know(NONE, List.of());
        handle.createQuery("SELECT id, keywords FROM keyword_set")
                .map((row, context) -> Map.entry(row.getInt("id"), Sql.strings(row.getString("keywords"))))
                .forEach(set -> sets.know(set.getKey(), set.getValue()));
        return sets;
    }

    private void know(int id, List<String> keywords) {
        byId.put(id, keywords);
        ids.put(keywords, id);
    }

    /**
     * Makes sure that all these sets have numbers. Commits by itself, and so must come before the transaction that uses
     * them: a set without a message does no harm, a message without its set would.
     */
    void intern(Database database, Stream<MessageFlags> flags) {
        List<List<String>> unknown = flags.filter(each -> !each.keywords().isEmpty())
                .map(each -> List.copyOf(each.keywords()))
                .distinct()
                .filter(keywords -> !ids.containsKey(keywords))
                .toList();
        if (!unknown.isEmpty()) {
            insert(database, unknown);
        }
    }

    private synchronized void insert(Database database, List<List<String>> sets) {
        for (List<String> keywords : sets) {
            if (!ids.containsKey(keywords)) {
                int id = database.write(
                        handle -> handle.createUpdate("INSERT INTO keyword_set (keywords) VALUES (:keywords)")
                                .bind("keywords", Sql.json(keywords))
                                .executeAndReturnGeneratedKeys("id")
                                .mapTo(Integer.class)
                                .one());
                know(id, keywords);
            }
        }
    }

    /** The number of a set that was interned before. */
    int id(MessageFlags flags) {
        Integer id = ids.get(List.copyOf(flags.keywords()));
        if (id == null) {
            throw new IllegalStateException("keyword set was not interned");
        }
        return id;
    }

    /** The flags of a row. */
    MessageFlags flags(int systemBits, int keywordSet) {
        List<String> keywords = byId.get(keywordSet);
        if (keywords == null) {
            throw new IllegalStateException("the journal has no keyword set " + keywordSet);
        }
        SortedSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(keywords);
        return new MessageFlags(FlagBits.flags(systemBits), sorted);
    }
}
