package io.gatehouse.analysis;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.RatNum;
import com.microsoft.z3.RealExpr;
import com.microsoft.z3.SeqExpr;
import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.Quantifier;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The condition keys of a call as Z3's variables: whether each is there, and its values as text, ARN, number, date and address. */
final class Z3Keys {

    private static final int ARN_PARTS = 6;

    private record Value(
            BoolExpr there,
            SeqExpr<CharSort> text,
            Z3Parts arn,
            RealExpr number,
            BoolExpr readable,
            BoolExpr isV4,
            BitVecExpr v4,
            BitVecExpr v6) {}

    private final Context z3;
    private final Z3Patterns patterns;
    private final Map<String, List<Value>> keys = new HashMap<>();
    private final Map<String, Integer> slots;

    /** @param slots how many values a key may have; one if it does not say */
    Z3Keys(Context z3, Z3Patterns patterns, Map<String, Integer> slots) {
        this.z3 = z3;
        this.patterns = patterns;
        this.slots = slots;
    }

    private List<Value> values(String key) {
        return keys.computeIfAbsent(key, it -> {
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < slots.getOrDefault(key, 1); i++) {
                String name = key + "#" + i;
                values.add(new Value(
                        z3.mkBoolConst(name + " there"),
                        patterns.text(name),
                        new Z3Parts(z3, patterns, name, ARN_PARTS),
                        z3.mkRealConst(name + " number"),
                        z3.mkBoolConst(name + " readable"),
                        z3.mkBoolConst(name + " v4"),
                        z3.mkBVConst(name + " address4", 32),
                        z3.mkBVConst(name + " address6", 128)));
            }
            return values;
        });
    }

    BoolExpr holds(Condition condition) {
        List<Value> values = values(condition.key().normalised());
        BoolExpr present = z3.mkOr(values.stream().map(Value::there).toArray(BoolExpr[]::new));
        Comparison comparison = condition.operator().comparison();
        if (comparison == Comparison.NULL) {
            boolean absent = condition.values().stream().anyMatch("true"::equalsIgnoreCase);
            boolean there = condition.values().stream().anyMatch("false"::equalsIgnoreCase);
            return (BoolExpr) z3.mkITE(present, z3.mkBool(there), z3.mkBool(absent));
        }
        boolean negated = comparison.text().contains("Not");
        boolean forAll = condition.operator().quantifier() == Quantifier.FOR_ALL_VALUES;
        boolean forAny = condition.operator().quantifier() == Quantifier.FOR_ANY_VALUE;
        BoolExpr some = z3.mkFalse();
        BoolExpr every = z3.mkTrue();
        for (Value value : values) {
            BoolExpr matches = z3.mkOr(condition.values().stream()
                    .map(operand -> matches(comparison, operand, value))
                    .toArray(BoolExpr[]::new));
            BoolExpr passes = negated ? z3.mkNot(matches) : matches;
            some = z3.mkOr(some, z3.mkAnd(value.there(), passes));
            every = z3.mkAnd(every, z3.mkImplies(value.there(), passes));
        }
        BoolExpr compared = forAll ? every : forAny ? some : negated ? every : some;
        boolean absent = condition.operator().ifExists() || forAll || (negated && !forAny);
        return (BoolExpr) z3.mkITE(present, compared, z3.mkBool(absent));
    }

    private BoolExpr matches(Comparison comparison, String operand, Value value) {
        String name = comparison.text();
        if (name.startsWith("Numeric")) {
            return z3.mkAnd(
                    value.readable(), ordered(name.substring("Numeric".length()), value.number(), z3.mkReal(operand)));
        }
        if (name.startsWith("Date")) {
            String seconds = String.valueOf(OffsetDateTime.parse(operand).toEpochSecond());
            return z3.mkAnd(
                    value.readable(), ordered(name.substring("Date".length()), value.number(), z3.mkReal(seconds)));
        }
        return switch (comparison) {
            case IP_ADDRESS, NOT_IP_ADDRESS -> inRange(operand, value);
            case BOOL, STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                patterns.equalsIgnoringCase(value.text(), operand);
            case STRING_EQUALS, STRING_NOT_EQUALS -> patterns.equal(value.text(), operand);
            case STRING_LIKE, STRING_NOT_LIKE -> patterns.matches(value.text(), operand);
            default -> value.arn().match(operand);
        };
    }

    private BoolExpr ordered(String order, RealExpr has, RatNum wants) {
        return switch (order) {
            case "LessThan" -> z3.mkLt(has, wants);
            case "LessThanEquals" -> z3.mkLe(has, wants);
            case "GreaterThan" -> z3.mkGt(has, wants);
            case "GreaterThanEquals" -> z3.mkGe(has, wants);
            default -> z3.mkEq(has, wants);
        };
    }

    private BoolExpr inRange(String range, Value value) {
        String[] parts = range.split("/", 2);
        try {
            byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
            boolean four = bytes.length == 4;
            int bits = bytes.length * Byte.SIZE;
            int length = Integer.parseInt(parts[1]);
            BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE.shiftLeft(bits - length));
            BigInteger first = new BigInteger(1, bytes).and(mask);
            BitVecExpr address = four ? value.v4() : value.v6();
            BoolExpr inside =
                    z3.mkEq(z3.mkBVAND(address, z3.mkBV(mask.toString(), bits)), z3.mkBV(first.toString(), bits));
            return z3.mkAnd(value.readable(), four ? value.isV4() : z3.mkNot(value.isV4()), inside);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(range, e);
        }
    }
}
