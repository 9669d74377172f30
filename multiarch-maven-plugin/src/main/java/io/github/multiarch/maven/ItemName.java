package io.github.multiarch.maven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an item of this class, or of the list that is this part of an element, is called in the pom; another name there is an error. */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@interface ItemName {
    /**
     * The names.
     *
     * @return at least one
     */
    String[] value();
}
