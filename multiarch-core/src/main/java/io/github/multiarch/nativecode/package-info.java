/**
 * What a file is, by its bytes: native code in ELF, Mach-O or PE, for which operating system and machine and with which needs, be it a plain file or an entry of a jar in a
 * jar. Names and folders have no say. Hostile input costs a bounded amount of time and memory, and what could not be looked at is named.
 *
 * <p>May import: oci. Libraries: jackson.
 */
@NullMarked
package io.github.multiarch.nativecode;

import org.jspecify.annotations.NullMarked;
