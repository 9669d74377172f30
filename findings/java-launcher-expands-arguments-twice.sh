#!/usr/bin/env bash
# The launcher of OpenJDK (seen with Debian's 17.0.15): an argument file does not help a long class path where LD_LIBRARY_PATH names another JVM's folder.
#
# `java @file` is the way to give a JVM more arguments than the system takes, and works for a class path of 200,000 bytes. But where LD_LIBRARY_PATH has another JVM's lib/server in it, the launcher sets that variable anew and starts
# itself again, with what it has read of the file as arguments of a process (RequiresSetenv and execve in the JDK's java_md.c). One argument of more than 131,071 bytes (MAX_ARG_STRLEN) is refused by Linux, so the same command fails. One
# would expect an argument file to be passed on as it was given.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
version=$("$java/bin/java" -version 2>&1 | head -1)
echo "$version, $java"
cat >Main.java <<'X'
public class Main {
    public static void main(String[] args) {
        System.out.println("class path of " + (System.getProperty("java.class.path").length() > 131071 ? "more" : "less"));
    }
}
X
"$java/bin/javac" Main.java
{ printf -- '-cp "%s' "$work"; for number in $(seq 5000); do printf ':/nowhere/a-jar-with-a-rather-long-name-%s.jar' "$number"; done; echo '"'; } >arguments
expect 'as it is' 'class path of more' "$("$java/bin/java" @arguments Main)"
mkdir -p other/lib/server
cp "$java/lib/server/libjvm.so" other/lib/server
seen=$(LD_LIBRARY_PATH=$work/other/lib/server "$java/bin/java" @arguments Main 2>&1) && seen="exit 0: $seen" || seen="exit $?: $seen"
expect 'with an LD_LIBRARY_PATH that has the lib/server of another JVM' 'fails: Argument list too long' "$(case $seen in 'exit 0'*) echo "$seen" ;; *'Argument list too long'*) echo 'fails: Argument list too long' ;; *) echo "$seen" ;; esac)"
