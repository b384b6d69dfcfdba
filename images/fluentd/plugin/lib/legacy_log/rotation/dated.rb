# frozen_string_literal: true

module LegacyLog
  module Rotation
    # `access_log-20261122`: the date is that of the period whose lines it holds (of the rotation, where only the size
    # ends a file). Where the name is taken, a counter follows: `access_log-20261122.1`.
    class Dated
      def initialize(path)
        @path = path
        @pattern = /\A#{Regexp.escape(File.basename(path))}-(\d{8}(?:\d\d)?)(?:\.([1-9]\d{0,8}))?(\.gz)?\z/
      end

      def moves(files, now)
        given = []
        files.map do |file, period|
          given << free(period.empty? ? now.strftime('%Y%m%d') : period, given)
          [file, given.last]
        end
      end

      def rotated
        found = Dir.children(File.dirname(@path)).filter_map { |name| name.match(@pattern) }
        found.sort_by { |match| [match[1], match[2].to_i] }.reverse.map { |match| File.join(File.dirname(@path), match[0]) }
      end

      # Where a line of an earlier period goes: to the file of that period while it is as it was written, otherwise to
      # one of its own.
      def late(period)
        name = "#{@path}-#{period}"
        (0..).each do |n|
          counted = n.zero? ? name : "#{name}.#{n}"
          return counted unless File.exist?("#{counted}.gz")
        end
      end

      private

      def free(period, given)
        name = "#{@path}-#{period}"
        (0..).each do |n|
          counted = n.zero? ? name : "#{name}.#{n}"
          return counted unless given.include?(counted) || File.exist?(counted) || File.exist?("#{counted}.gz")
        end
      end
    end
  end
end
