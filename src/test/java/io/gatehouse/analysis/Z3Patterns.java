package io.gatehouse.analysis;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.SeqExpr;
import com.microsoft.z3.SeqSort;
import java.util.Locale;

/** Patterns of policies, without variables, as Z3 takes them: the easy ones as such, others as regular expressions. */
@SuppressWarnings("unchecked")
final class Z3Patterns {

    private final Context z3;
    private final ReExpr<SeqSort<CharSort>> any;
    private final ReExpr<SeqSort<CharSort>> one;

    Z3Patterns(Context z3) {
        this.z3 = z3;
        this.any = z3.mkFullRe(z3.mkReSort(z3.mkStringSort()));
        this.one = z3.mkAllcharRe(z3.mkReSort(z3.mkStringSort()));
    }

    SeqExpr<CharSort> text(String name) {
        return (SeqExpr<CharSort>) z3.mkConst(name, z3.mkStringSort());
    }

    BoolExpr equal(SeqExpr<CharSort> text, String other) {
        return z3.mkEq(text, z3.mkString(other));
    }

    BoolExpr matches(SeqExpr<CharSort> text, String glob) {
        if (glob.equals("*")) {
            return z3.mkTrue();
        }
        return glob.contains("*") || glob.contains("?") ? z3.mkInRe(text, regular(glob)) : equal(text, glob);
    }

    private ReExpr<SeqSort<CharSort>> regular(String glob) {
        ReExpr<SeqSort<CharSort>> whole = literal("");
        for (char c : glob.toCharArray()) {
            whole = z3.mkConcat(whole, c == '*' ? any : c == '?' ? one : literal(String.valueOf(c)));
        }
        return whole;
    }

    BoolExpr equalsIgnoringCase(SeqExpr<CharSort> text, String other) {
        ReExpr<SeqSort<CharSort>> whole = literal("");
        for (char c : other.toCharArray()) {
            String letter = String.valueOf(c);
            whole = z3.mkConcat(
                    whole,
                    z3.mkUnion(literal(letter.toLowerCase(Locale.ROOT)), literal(letter.toUpperCase(Locale.ROOT))));
        }
        return z3.mkInRe(text, whole);
    }

    private ReExpr<SeqSort<CharSort>> literal(String text) {
        return z3.mkToRe(z3.mkString(text));
    }
}
