# frozen_string_literal: true

require_relative 'followed'
require_relative 'key'
require_relative 'line_id'
require_relative 'positions'

module LegacyTail
  # One look at all files: which there are, which were renamed, truncated, copied or deleted, and what is new in them.
  #
  # @param emit called with [[id, line bytes]…]; false where there is no room, and then the same lines come again
  class Sweep
    BATCH_LINES = 500
    # How long a file is looked for that was read before this process began, and how often, in seconds: its folder may not be
    # there yet, or closed to us. What is found later would be a new file, and its lines come twice.
    SEEK = 3600
    SEEK_EACH = 5
    # After so many seconds without a file somebody should look at the names.
    NOTHING = 60
    # What a rotation makes of a file under a name that a pattern may take as well.
    COMPRESSED = /\.(?:gz|bz2|xz|zst|lz4|zip|Z)\z/

    def initialize(patterns:, exclude:, positions:, line_limit:, rotate_wait:, renamed_wait:, log:, delete: false)
      @patterns = patterns
      @exclude = exclude
      @positions = positions
      @line_limit = line_limit
      @rotate_wait = rotate_wait
      @renamed_wait = renamed_wait
      @log = log
      @delete = delete
      @followed = {}
      @sought = positions.entries.to_h { |entry| [entry['key'], entry] }
      @told = {}
    end

    def run(now, delivered, &emit)
      note(delivered)
      find(now)
      tell_nothing(now)
      @followed.values.each { |file| alone(file.path) { attend(file, now, &emit) } }
      save
    end

    def save
      @positions.write(@followed.values.filter_map { |file| file.entry if file.key } + @sought.values)
    end

    def close
      @followed.each_value(&:close)
    end

    private

    def note(delivered)
      by_key = @followed.values.to_h { |file| [file.key, file] }
      delivered.each { |key, offset, length| by_key[key]&.watermark&.delivered(offset, length) }
    end

    # A name with a mistake in it, or a folder that is closed to us, would be silence for ever. A spool of our own may be empty.
    def tell_nothing(now)
      @began ||= now
      @found ||= @delete || !@followed.empty?
      return if @found || now - @began < NOTHING

      @found = true
      @log.warn 'no file has one of these names, or their folder cannot be read: nothing is sent',
                path: @patterns, user: Process.uid
    end

    # What is wrong with one file is said once, and leaves the others alone.
    def alone(path)
      yield
      @told.delete(path)
    rescue StandardError => e
      @log.warn 'a file cannot be followed for the moment', path: path, error: e.message unless @told[path] == e.message
      @told[path] = e.message
    end

    # Files by their names, and those that were renamed or copied while nobody looked, by what is in them. What is known goes
    # first: a copy must not take the place of its original.
    def find(now)
      names = matching
      names.each { |path| follow(path) { |file| @positions.find(file) } }
      seek(now)
      names.each { |path| follow(path) { |file| original(file) || ({} unless copy?(path, file)) } }
    end

    def seek(now)
      return if @sought.empty? || (@sought_at && now - @sought_at < SEEK_EACH)

      @sought_since ||= now
      @sought_at = now
      beside.each { |path| follow(path) { |file| @positions.find(file) } }
      (beside - matching).each { |path| follow(path) { |file| original(file) } }
      @sought.clear if now - @sought_since >= SEEK
    end

    def original(file)
      @positions.find_original(file, but: keys) unless @sought.empty?
    end

    def copy?(path, file)
      @followed.each_value.any? { |other| path.start_with?(other.path) && other.copied_to?(file) }
    end

    def matching
      glob(@patterns).grep_v(COMPRESSED) - glob(@exclude)
    end

    def glob(patterns)
      patterns.flat_map { |pattern| Dir.glob(pattern) }
    end

    def keys
      @followed.each_value.filter_map(&:key)
    end

    def beside
      glob(@patterns.map { |pattern| File.join(File.dirname(pattern), '*') }.uniq)
    end

    # Device and inode; nil where there is nothing. A pipe or a device is no file: who opens it waits for ever.
    def inode_of(path)
      stat = File.stat(path)
      [stat.dev, stat.ino] if stat.file?
    rescue SystemCallError
      nil
    end

    # Yields the open file for its entry; nil where it is none to follow.
    def follow(path)
      inode = inode_of(path)
      return if inode.nil?
      return @followed[inode].path = path if @followed.key?(inode)

      alone(path) do
        file = File.open(path, 'rb')
        entry = yield file
        entry ? begin_with(entry, path, file) : file.close
      end
    end

    def begin_with(entry, path, file)
      stat = file.stat
      delivered = entry.dig('identity', 'offset') || 0
      @followed[[stat.dev, stat.ino]] = Followed.new(path, file, key: entry['key'], delivered: delivered)
      @sought.delete(entry['key'])
    end

    def attend(file, now, &emit)
      return restart(file) unless file.same?

      written = hand_over(file, last: false, &emit)
      file.quiet_since = now if written || file.quiet_since.nil?
      let_go(file, &emit) if gone?(file) && now - file.quiet_since >= patience(file)
    end

    def patience(file)
      file.named? ? @renamed_wait : @rotate_wait
    end

    # The file begins anew. What was not read of it may stand in a copy, as logrotate's copytruncate makes one.
    def restart(file)
      copy = copy_of(file)
      tell_lost(file) if copy.nil? && file.key
      @followed.delete([file.device, file.inode])
      @followed[[copy.device, copy.inode]] = copy if copy
      file.close
      save
      # Under its name it is found again at the next look.
    end

    def tell_lost(file)
      @log.warn 'a file was truncated, and no copy of it is beside it: what was written since the last look is gone',
                path: file.path, read_up_to: file.offset
    end

    def copy_of(file)
      return if file.key.nil?

      # `Dir.glob` finds nothing in a folder that can't be read for a moment; then it is asked again.
      Dir.each_child(File.dirname(file.path)) { break }
      (beside.select { |path| path.start_with?(file.path) } - [file.path]).each do |path|
        next if inode_of(path).nil? || @followed.key?(inode_of(path))

        copy = File.open(path, 'rb')
        return file.moved_to(path, copy) if file.copied_in?(copy)

        copy.close
      rescue Errno::ENOENT, Errno::EACCES
        next
      end
      nil
    end

    # Whether its name leads to another file by now, or to none. What can't be looked at is not gone: of that, `alone` tells.
    def gone?(file)
      stat = File.stat(file.path)
      [stat.dev, stat.ino] != [file.device, file.inode] || !named?(file.path)
    rescue Errno::ENOENT, Errno::ENOTDIR
      true
    end

    def named?(path)
      @patterns.any? { |pattern| File.fnmatch(pattern, path, File::FNM_PATHNAME) }
    end

    # Nobody writes into it any more: what has no end is its last line.
    def let_go(file, &emit)
      hand_over(file, last: true, &emit)
      return unless file.finished?

      file.close
      @followed.delete([file.device, file.inode])
      delete(file) if @delete
    end

    # Under the name that it has by now.
    def delete(file)
      path = beside.find { |name| inode_of(name) == [file.device, file.inode] }
      File.delete(path) if path
    end

    def hand_over(file, last:)
      written = false
      loop do
        lines = file.read(@line_limit, last: last)
        return written if lines.empty?

        name(file)
        lines.each_slice(BATCH_LINES) do |some|
          return written unless yield(some.map { |offset, line| [LineId.of(file.key, offset, line.bytesize), line] })

          written = true
          offset, line = some.last
          file.advance(offset + line.bytesize)
        end
      end
    end

    # On the disk before anything is handed over: what is read again has the same ids. A disk that took nothing is asked again.
    def name(file)
      file.name(@positions) unless file.key
      save unless @positions.keys.include?(file.key)
    end
  end
end
