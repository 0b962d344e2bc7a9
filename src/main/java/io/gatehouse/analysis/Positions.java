package io.gatehouse.analysis;

import io.gatehouse.analysis.TextSearch.Wanted;
import java.util.List;

/** The positions that a text read so far can be at in all patterns of some sets, as bits; each pattern has one more than tokens. */
final class Positions {

    private final List<Wanted> wanted;
    private final Effort effort;
    private final int words;
    private final long[] start;
    private final long[] repeating;
    private final long[][] stepping;
    private final long[][] staying;
    private final long[][] all;
    private final long[][] ends;

    Positions(List<Wanted> wanted, int[] alphabet, Effort effort) {
        this.wanted = wanted;
        this.effort = effort;
        int bits = 0;
        for (Wanted each : wanted) {
            for (TextPattern pattern : each.set().patterns()) {
                bits += pattern.length() + 1;
            }
        }
        this.words = bits / Long.SIZE + 1;
        effort.spend((long) bits * alphabet.length);
        this.start = new long[words];
        this.repeating = new long[words];
        this.stepping = new long[alphabet.length][words];
        this.staying = new long[alphabet.length][words];
        this.all = new long[wanted.size()][words];
        this.ends = new long[wanted.size()][words];
        int bit = 0;
        for (int set = 0; set < wanted.size(); set++) {
            for (TextPattern pattern : wanted.get(set).set().patterns()) {
                on(start, bit);
                for (int token : pattern.tokens()) {
                    token(token, bit, alphabet);
                    on(all[set], bit++);
                }
                on(all[set], bit);
                on(ends[set], bit);
                bit++;
            }
        }
        skipRepeating(start);
    }

    private void token(int token, int bit, int[] alphabet) {
        boolean repeats = TextPattern.repeats(token);
        if (repeats) {
            on(repeating, bit);
        }
        for (int symbol = 0; symbol < alphabet.length; symbol++) {
            if (TextPattern.takes(token, alphabet[symbol])) {
                on(repeats ? staying[symbol] : stepping[symbol], bit);
            }
        }
    }

    long[] start() {
        return start;
    }

    long[] after(long[] positions, int symbol) {
        effort.spend(16 + 4L * words);
        long[] next = new long[words];
        long carry = 0;
        for (int i = 0; i < words; i++) {
            long steps = positions[i] & stepping[symbol][i];
            next[i] = steps << 1 | carry | positions[i] & staying[symbol][i];
            carry = steps >>> Long.SIZE - 1;
        }
        skipRepeating(next);
        return next;
    }

    /** A star may also take nothing. */
    private void skipRepeating(long[] positions) {
        boolean more = true;
        while (more) {
            more = false;
            long carry = 0;
            for (int i = 0; i < words; i++) {
                long steps = positions[i] & repeating[i];
                long added = (steps << 1 | carry) & ~positions[i];
                carry = steps >>> Long.SIZE - 1;
                positions[i] |= added;
                more |= added != 0;
            }
            effort.spend(words);
        }
    }

    boolean accepts(long[] positions) {
        for (int set = 0; set < ends.length; set++) {
            if (meet(positions, ends[set]) != wanted.get(set).in()) {
                return false;
            }
        }
        return true;
    }

    /** Whether no set that the text must be in is out of reach. */
    boolean isHopeful(long[] positions) {
        for (int set = 0; set < all.length; set++) {
            if (wanted.get(set).in() && !meet(positions, all[set])) {
                return false;
            }
        }
        return true;
    }

    private boolean meet(long[] some, long[] others) {
        effort.spend(1);
        for (int i = 0; i < words; i++) {
            if ((some[i] & others[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    private static void on(long[] bits, int bit) {
        bits[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
    }
}
