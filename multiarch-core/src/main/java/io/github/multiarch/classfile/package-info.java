/**
 * Which Java an application asks for, by the bytes of its class files: one by one, of a folder, or of a jar with what its manifest says of itself. Names and poms have no say.
 *
 * <p>May import: nothing. Libraries: none.
 */
@NullMarked
package io.github.multiarch.classfile;

import org.jspecify.annotations.NullMarked;
