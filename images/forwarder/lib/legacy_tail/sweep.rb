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

    def initialize(patterns:, exclude:, positions:, line_limit:, rotate_wait:, log:, delete: false)
      @patterns = patterns
      @exclude = exclude
      @positions = positions
      @line_limit = line_limit
      @rotate_wait = rotate_wait
      @log = log
      @delete = delete
      @followed = {}
    end

    def run(now, delivered, &emit)
      delivered.each { |key, offset, length| by_key(key)&.watermark&.delivered(offset, length) }
      find
      @followed.values.each { |file| attend(file, now, &emit) }
      save
    end

    def save
      @positions.write(@followed.values.filter_map { |file| file.entry if file.key })
    end

    def close
      @followed.each_value(&:close)
    end

    private

    def by_key(key)
      @followed.each_value.find { |file| file.key == key }
    end

    # Files by their names, and those that were renamed or copied while nobody looked, by what is in them.
    def find
      names = @patterns.flat_map { |pattern| Dir.glob(pattern) } - @exclude.flat_map { |pattern| Dir.glob(pattern) }
      names.each { |path| follow(path) { |file| @positions.find(file) || {} } }
      return if (@positions.keys - keys).empty?

      beside.each { |path| follow(path) { |file| @positions.find(file) || @positions.find_original(file, but: keys) } }
    end

    def keys
      @followed.each_value.filter_map(&:key)
    end

    def beside
      @patterns.map { |pattern| File.dirname(pattern) }.uniq.flat_map { |folder| Dir.glob(File.join(folder, '*')) }
    end

    def inode_of(path)
      stat = File.stat(path)
      [stat.dev, stat.ino]
    rescue SystemCallError
      nil
    end

    # Yields the open file for its entry; nil where it is none to follow.
    def follow(path)
      inode = inode_of(path)
      return if inode.nil? || File.directory?(path)
      return @followed[inode].path = path if @followed.key?(inode)

      file = File.open(path, 'rb')
      entry = yield file
      return file.close if entry.nil?

      delivered = entry.dig('identity', 'offset') || 0
      @followed[inode] = Followed.new(path, file, key: entry['key'], delivered: delivered)
    rescue SystemCallError => e
      @log.warn 'a file cannot be read', path: path, error: e.message
    end

    def attend(file, now, &emit)
      return restart(file) unless file.same?

      written = hand_over(file, last: false, &emit)
      file.quiet_since = now if written || file.quiet_since.nil?
      let_go(file, &emit) if gone?(file) && now - file.quiet_since >= @rotate_wait
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

      (beside.select { |path| path.start_with?(file.path) } - [file.path]).each do |path|
        next if File.directory?(path) || @followed.key?(inode_of(path))

        copy = File.open(path, 'rb')
        return file.moved_to(path, copy) if file.copied_in?(copy)

        copy.close
      end
      nil
    end

    # Whether its name leads to another file by now, or to none.
    def gone?(file)
      inode_of(file.path) != [file.device, file.inode] || !named?(file.path)
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
      File.delete(file.path) if @delete && inode_of(file.path) == [file.device, file.inode]
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

    # On the disk before anything is handed over: what is read again has the same ids.
    def name(file)
      return if file.key

      file.name(@positions)
      save
    end
  end
end
