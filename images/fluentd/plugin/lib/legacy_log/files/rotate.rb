# frozen_string_literal: true

require_relative '../appended_file'
require_relative '../disk'
require_relative '../halved_write'
require_relative '../rotation/dated'
require_relative '../rotation/numbered'
require_relative '../rotation/period'
require_relative '../rotation/settings'
require_relative '../rotation/tidy'

module LegacyLog
  module Files
    # One growing file that is given another name when its period is over or its size is reached, in logrotate's words.
    #
    # A line of a new period, and what comes after the size was reached, goes to a hidden file first. The entry of the
    # journal that commits its lines promises the renames too: the grown file to its rotated name, the hidden one into
    # its place. So a file is never rotated while lines stand in it that are not committed, and a kill between two
    # renames is made good at the next start. A file that is rotated keeps its inode, and each byte of it.
    class Rotate
      Part = Struct.new(:path, :period, :inode, :length)

      def initialize(settings, zone)
        Rotation::Settings.check(settings)
        @path = File.join(settings.path, settings.file)
        @size = settings.size
        @late_dated = settings.late == :dated
        @period = Rotation::Period.new(settings.every, zone)
        @zone = zone
        @names = (settings.dateext ? Rotation::Dated : Rotation::Numbered).new(@path)
        @tidy = Rotation::Tidy.new(@names, settings)
      end

      def name(seconds) = @period.at(seconds)

      # `lines` by period.
      def store_all(lines, commit)
        Disk.make_folder(File.dirname(@path))
        @tidy.start(commit.log)
        current = commit.remembered(@path) || lines.keys.min
        late, due = lines.sort.partition { |period, _| period < current }.map(&:to_h)
        due = put_late(late, due, current, commit) unless late.empty?
        put(due, current, commit) unless due.empty?
      end

      private

      # Lines of a period whose file was rotated before.
      def put_late(late, due, current, commit)
        return { current => late.values.join + due[current].to_s }.merge(due.except(current)) unless @late_dated

        @tidy.wait
        late.each { |period, lines| AppendedFile.new(@names.late(period), commit).append(lines) }
        @tidy.wake
        due
      end

      # Lines of the current period and of later ones, in their order.
      def put(due, current, commit)
        commit.remember(@path, due.keys.last)
        if goes_on?(due, current, commit)
          current, lines = due.shift
          AppendedFile.new(@path, commit).append(lines)
        end
        rotate(due, current, commit) unless due.empty?
      end

      # Whether the first of them belong into the file that is there, or there is none.
      def goes_on?(due, current, commit)
        return true unless Disk.size(@path)&.positive?

        due.keys.first == current && !full?(commit)
      end

      # By what was committed: a tail that a kill left ends no file.
      def full?(commit)
        inode, length = commit.known(@path)
        @size && inode && inode == Disk.inode(@path) && length >= @size
      end

      def rotate(due, current, commit)
        @tidy.wait
        cut_tail(commit)
        *older, newest = due.each_with_index.map { |(period, lines), index| write_hidden(index, period, lines) }
        promise([Part.new(@path, current, Disk.inode(@path)), *older], newest, commit)
        @tidy.wake
      end

      def promise(ended, newest, commit)
        inodes = ended.to_h { |part| [part.path, part.inode] }
        moves = @names.moves(ended.map { |part| [part.path, part.period] }, @zone.local(Time.now.to_i))
        moves.each { |from, to| commit.move(from, to, inodes[from] || Disk.inode(from)) }
        commit.move(newest.path, @path, newest.inode)
        commit.place(@path, newest.inode, newest.length)
      end

      # What a kill left behind the committed end, where the same lines do not go there again.
      def cut_tail(commit)
        inode, length = commit.known(@path)
        return unless commit.replay? && inode == Disk.inode(@path) && File.size(@path) > length

        File.open(@path, 'r+b') { |file| commit.cut(file, @path, length, file.pread(file.size - length, length)) }
      end

      def write_hidden(index, period, lines)
        part = File.join(File.dirname(@path), ".#{File.basename(@path)}.#{index}.part")
        File.open(part, 'wb', 0o666) do |file|
          HalvedWrite.write(file, lines)
          file.fsync
          Part.new(part, period, file.stat.ino, lines.bytesize)
        end
      end
    end
  end
end
