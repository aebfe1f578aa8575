package net.mailmigrator.config;

/** How the characters of a value are understood. */
@FunctionalInterface
interface Kind<T> {
    /** Reads a value. */
    T read(String text) throws BadValue;
}
