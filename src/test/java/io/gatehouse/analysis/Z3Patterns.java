package io.gatehouse.analysis;

import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.SeqSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Patterns of policies, without variables, as Z3's regular expressions. */
@SuppressWarnings("unchecked")
final class Z3Patterns {

    private final Context z3;
    private final ReExpr<SeqSort<CharSort>> any;
    private final ReExpr<SeqSort<CharSort>> one;
    private final ReExpr<SeqSort<CharSort>> oneButColon;

    Z3Patterns(Context z3) {
        this.z3 = z3;
        this.any = z3.mkFullRe(z3.mkReSort(z3.mkStringSort()));
        this.one = z3.mkAllcharRe(z3.mkReSort(z3.mkStringSort()));
        this.oneButColon = z3.mkIntersect(one, z3.mkComplement(text(":")));
    }

    ReExpr<SeqSort<CharSort>> text(String text) {
        return z3.mkToRe(z3.mkString(text));
    }

    ReExpr<SeqSort<CharSort>> anyButColon() {
        return z3.mkStar(oneButColon);
    }

    ReExpr<SeqSort<CharSort>> glob(String glob) {
        return glob(glob, any, one);
    }

    private ReExpr<SeqSort<CharSort>> glob(
            String glob, ReExpr<SeqSort<CharSort>> number, ReExpr<SeqSort<CharSort>> single) {
        List<ReExpr<SeqSort<CharSort>>> parts = new ArrayList<>();
        parts.add(text(""));
        for (char c : glob.toCharArray()) {
            parts.add(c == '*' ? number : c == '?' ? single : text(String.valueOf(c)));
        }
        return all(parts);
    }

    ReExpr<SeqSort<CharSort>> ignoringCase(String text) {
        List<ReExpr<SeqSort<CharSort>>> parts = new ArrayList<>();
        parts.add(text(""));
        for (char c : text.toCharArray()) {
            String letter = String.valueOf(c);
            parts.add(z3.mkUnion(text(letter.toLowerCase(Locale.ROOT)), text(letter.toUpperCase(Locale.ROOT))));
        }
        return all(parts);
    }

    /** Part by part; the last takes colons too. */
    ReExpr<SeqSort<CharSort>> arn(String pattern) {
        String[] texts = pattern.split(":", 6);
        List<ReExpr<SeqSort<CharSort>>> parts = new ArrayList<>();
        parts.add(text(""));
        for (int i = 0; i < texts.length; i++) {
            boolean last = i == texts.length - 1;
            parts.add(last ? glob(texts[i]) : glob(texts[i], anyButColon(), oneButColon));
            if (!last) {
                parts.add(text(":"));
            }
        }
        return all(parts);
    }

    ReExpr<SeqSort<CharSort>> resource(String pattern) {
        return pattern.equals("*") ? any : arn(pattern);
    }

    ReExpr<SeqSort<CharSort>> all(List<ReExpr<SeqSort<CharSort>>> parts) {
        ReExpr<SeqSort<CharSort>> whole = parts.get(0);
        for (ReExpr<SeqSort<CharSort>> part : parts.subList(1, parts.size())) {
            whole = z3.mkConcat(whole, part);
        }
        return whole;
    }
}
