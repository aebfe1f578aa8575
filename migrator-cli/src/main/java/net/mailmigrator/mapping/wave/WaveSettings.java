package net.mailmigrator.mapping.wave;

import org.jspecify.annotations.Nullable;

/**
 * How accounts are divided into waves.
 *
 * @param mostAccounts in one wave; null: any number
 * @param mostBytes that the accounts of one wave hold; null: any number
 * @param split whether the domains of a customer may move in different waves; those of a domain never do
 */
public record WaveSettings(
        WaveList list,
        @Nullable Integer mostAccounts,
        @Nullable Long mostBytes,
        boolean split) {}
