package net.mailmigrator.mapping.wave;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.WaveWish;

/** A wave while it is filled. One thread. */
final class Wave {
    private final String name;
    private final List<Group> groups = new ArrayList<>();

    Wave(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    List<Group> groups() {
        return groups;
    }

    void add(Group group) {
        groups.add(group);
    }

    /** An empty wave takes any group. */
    boolean hasRoomFor(Group group, WaveSettings settings) {
        return groups.isEmpty()
                || ((settings.mostAccounts() == null
                                || accounts() + group.accounts().size() <= settings.mostAccounts())
                        && (settings.mostBytes() == null || bytes() + group.bytes() <= settings.mostBytes()));
    }

    WavePlan.Facts facts(WaveSettings settings) {
        Map<WaveWish.Preference, Integer> wishes = new EnumMap<>(WaveWish.Preference.class);
        groups.stream()
                .flatMap(group -> group.accounts().stream())
                .map(settings.list()::of)
                .filter(wish -> wish.preference() != WaveWish.Preference.ANY)
                .forEach(wish -> wishes.merge(wish.preference(), 1, Integer::sum));
        boolean tooLarge = (settings.mostAccounts() != null && accounts() > settings.mostAccounts())
                || (settings.mostBytes() != null && bytes() > settings.mostBytes());
        return new WavePlan.Facts(name, domains(), accounts(), bytes(), wishes, tooLarge);
    }

    private int accounts() {
        return groups.stream().mapToInt(group -> group.accounts().size()).sum();
    }

    private long bytes() {
        return groups.stream().mapToLong(Group::bytes).sum();
    }

    private int domains() {
        return (int) groups.stream()
                .flatMap(group -> group.accounts().stream())
                .map(SourceAccount::address)
                .filter(address -> address != null)
                .map(address -> address.domain())
                .distinct()
                .count();
    }
}
