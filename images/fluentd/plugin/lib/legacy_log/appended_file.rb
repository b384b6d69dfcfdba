# frozen_string_literal: true

require_relative 'crash'
require_relative 'disk'
require_relative 'halved_write'

module LegacyLog
  # A file that grows while others read it, truncate it, move it away or delete it. What is ours in it is known by its
  # inode and the length that was committed last:
  #   as long as that       the usual case
  #   longer, in a replay   a kill or a full disk left the beginning of these bytes: they are written over themselves
  #                         (a reader sees no change, and a page that the disk lost is there again) and continued
  #   longer, otherwise     somebody else wrote to it: that stays
  #   shorter               it was truncated (logrotate's copytruncate): we go on at its end
  #   another inode         it was moved or deleted: we go on in a new file
  class AppendedFile
    # Deleted while it was written: its lines were read by nobody. They are written again into the next file.
    ATTEMPTS = 5

    def initialize(path, commit)
      @path = path
      @commit = commit
    end

    def append(lines)
      Disk.make_folder(File.dirname(@path))
      ATTEMPTS.times { return if open { |file| add(file, lines) } }
      raise Errno::ENOENT, "#{@path} is deleted as often as it is written"
    end

    private

    # Where logrotate truncates a file under us, O_APPEND goes on at its new end and leaves no hole.
    def open(&block)
      flags = File::RDWR | File::CREAT | File::BINARY | (@commit.replay? ? 0 : File::APPEND)
      File.open(@path, flags, 0o666, &block)
    end

    def add(file, lines)
      base = base(file)
      bytes = lead(file, base) + lines
      cut(file, base, bytes) if file.size > base
      file.seek(base)
      HalvedWrite.write(file, bytes)
      file.fdatasync
      @commit.place(@path, file.stat.ino, base + bytes.bytesize)
      file.stat.nlink.positive? || deleted
    end

    def base(file)
      inode, length = @commit.known(@path)
      size = file.size
      return length if inode == file.stat.ino && (size == length || (size > length && @commit.replay?))

      tell(inode == file.stat.ino, size, length) if inode
      Disk.sync_folder(File.dirname(@path)) unless inode == file.stat.ino
      @commit.start(@path, file.stat.ino, size)
      Crash.point('opened')
      size
    end

    def tell(same, size, length)
      return @commit.log.info 'a file was moved or deleted: its lines go on in a new one', path: @path unless same
      return @commit.log.info 'a file was truncated: its lines go on at its end', path: @path, size: size if size < length

      @commit.log.warn 'somebody else wrote to a file: that stays, and is not counted', path: @path, bytes: size - length
    end

    # A last line without its end, in a file that was there before us, would become one with our first.
    def lead(file, base)
      base.zero? || file.pread(1, base - 1) == "\n" ? ''.b : "\n".b
    end

    def cut(file, base, bytes)
      tail = file.pread(file.size - base, base)
      return if bytes.start_with?(tail)

      @commit.cut(file, @path, base, tail)
    end

    def deleted
      @commit.log.info 'a file was deleted while it was written: the same lines go to a new one', path: @path
      false
    end
  end
end
