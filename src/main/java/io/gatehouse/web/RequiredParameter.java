package io.gatehouse.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A query parameter that has to be given. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredParameter {
    /** In words. */
    String accepted();

    /** The name of a property; where the installation says the same by it, the parameter may be left out. */
    String unless() default "";
}
