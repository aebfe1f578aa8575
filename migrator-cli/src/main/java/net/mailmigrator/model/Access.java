package net.mailmigrator.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an account may be used.
 *
 * @param services sorted; all of them where the source does not say
 * @param appPasswords how many further passwords it has, which no target takes
 * @param expires when it ends; null: never
 */
public record Access(
        SortedSet<Service> services,
        int appPasswords,
        @Nullable Moment expires) {
    /** The source says nothing. */
    public static final Access ALL = new Access(new TreeSet<>(EnumSet.allOf(Service.class)), 0, null);

    public Access {
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    }
}
