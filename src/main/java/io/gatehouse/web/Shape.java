package io.gatehouse.web;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The JSON that a type is bound from. What is not known of it here is left to the binding.
 *
 * @param words for the values there may be
 * @param tokens that such a value begins with
 * @param members of an object that may have no others
 * @param elements of an array, or of an object with any members
 */
record Shape(
        String words,
        Set<JsonToken> tokens,
        @Nullable Map<String, Shape> members,
        @Nullable Shape elements) {
    static final Shape ANYTHING = new Shape("a value", EnumSet.allOf(JsonToken.class), null, null);
    private static final Shape TEXT = nullable("a string", JsonToken.VALUE_STRING);
    private static final Shape TRUTH = nullable("true or false", JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);

    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] of = generic.getActualTypeArguments();
            return Collection.class.isAssignableFrom(raw)
                    ? new Shape("an array", orNull(JsonToken.START_ARRAY), null, of(of[0]))
                    : Map.class.isAssignableFrom(raw)
                            ? new Shape("an object", orNull(JsonToken.START_OBJECT), null, of(of[1]))
                            : ANYTHING;
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return new Shape("an object", orNull(JsonToken.START_OBJECT), members(plain), null);
        }
        return type == String.class ? TEXT : type == Boolean.class ? TRUTH : ANYTHING;
    }

    private static Map<String, Shape> members(Class<?> plain) {
        return Arrays.stream(plain.getRecordComponents())
                .collect(toMap(
                        RecordComponent::getName, it -> of(it.getGenericType()), (one, other) -> one, TreeMap::new));
    }

    /** Nothing where there may be no such member. */
    @Nullable
    Shape member(String name) {
        return members == null ? element() : members.get(name);
    }

    Shape element() {
        return elements == null ? ANYTHING : elements;
    }

    private static Shape nullable(String words, JsonToken... tokens) {
        return new Shape(words, orNull(tokens), null, null);
    }

    private static Set<JsonToken> orNull(JsonToken... tokens) {
        Set<JsonToken> all = EnumSet.of(JsonToken.VALUE_NULL);
        all.addAll(Arrays.asList(tokens));
        return all;
    }
}
