# frozen_string_literal: true

module LegacyLog
  module Rotation
    # `access_log.1` is the newest, `access_log.2` the one before it.
    class Numbered
      def initialize(path)
        @path = path
        @pattern = /\A#{Regexp.escape(File.basename(path))}\.([1-9]\d{0,8})(\.gz)?\z/
      end

      # The renames that make room for `files` (paths, from the oldest to the newest; each with its period), and then
      # theirs, in an order in which no rename meets a name that is still in use.
      def moves(files, _now)
        shift = files.size
        taken = (1..).take_while { |n| names(n).any? }
        taken.reverse.flat_map { |n| names(n).map { |name| [name, renumbered(name, n + shift)] } } +
          files.each_with_index.map { |(file, _), index| [file, "#{@path}.#{shift - index}"] }
      end

      # From the newest to the oldest.
      def rotated
        found = Dir.children(File.dirname(@path)).filter_map { |name| name.match(@pattern) }
        found.sort_by { |match| match[1].to_i }.map { |match| File.join(File.dirname(@path), match[0]) }
      end

      private

      def names(number) = ["#{@path}.#{number}", "#{@path}.#{number}.gz"].select { |name| File.exist?(name) }

      def renumbered(name, number) = "#{@path}.#{number}#{'.gz' if name.end_with?('.gz')}"
    end
  end
end
