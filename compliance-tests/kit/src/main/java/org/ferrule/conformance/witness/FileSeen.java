package org.ferrule.conformance.witness;

/**
 * An open descriptor of the runtime's process that is no socket.
 *
 * @param descriptor its number, used again after closing
 * @param target a path, or what else Linux calls it ({@code pipe:[1]}, {@code anon_inode:[eventpoll]})
 */
public record FileSeen(int descriptor, String target) {}
