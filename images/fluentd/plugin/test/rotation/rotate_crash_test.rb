# frozen_string_literal: true

require 'fileutils'
require 'test/unit'
require 'tmpdir'
require 'zlib'
require_relative '../support/offset_reader'
require_relative '../support/rotation_run'

# Killed at each point of a commit that rotates, as often as the run passes it: each line is there once, whole, in the
# order of its chunks, and a reader by offset never saw a byte change.
class RotateCrashTest < Test::Unit::TestCase
  DAY = 86_400
  START = 1_795_359_600
  # Eight chunks over four days; the fifth has three days in it.
  CHUNKS = [
    [[0, 'a1'], [0, 'a2']], [[0, 'a3']], [[0, 'a4'], [1, 'b1']], [[1, 'b2']],
    [[1, 'b3'], [2, 'c1'], [3, 'd1'], [2, 'c2'], [1, 'b4']], [[3, 'd2']], [[4, 'e1']], [[4, 'e2'], [1, 'late']]
  ].map { |chunk| chunk.map { |day, line| [START + (day * DAY), "#{line}-#{'x' * 20}"] } }.freeze
  ALL = CHUNKS.flatten(1).map(&:last).sort.freeze

  SETTINGS = {
    'numbered by day' => { every: :day },
    'dated by day' => { every: :day, dateext: true },
    'dated, late lines by their day' => { every: :day, dateext: true, late: :dated },
    'numbered by size and day, compressed' => { every: :day, size: 60, compress: true },
    'dated by size, compressed with delay' => { size: 60, dateext: true, compress: true, delaycompress: true }
  }.freeze
  POINTS = %w[opened half written half-journal journalled renamed half-rotated rotated compressed].freeze
  # More often than any run passes a point.
  OFTEN = 40

  def in_folder
    root = Dir.mktmpdir('rotate-crash')
    yield root, File.join(root, 'access')
  ensure
    FileUtils.rm_rf(root)
  end

  def lines(folder)
    Dir.children(folder).reject { |name| name.start_with?('.') }.flat_map do |name|
      bytes = File.binread(File.join(folder, name))
      name.end_with?('.gz') ? Zlib.gunzip(bytes).lines : bytes.lines
    end
  end

  # Kills at the first passing of the point, then at the second and so on, in one folder: every start goes on where a
  # kill left it. How many kills there were.
  def run_killed(root, folder, settings, point)
    reader = OffsetReader.new(folder)
    kills = 0
    until RotationRun.new(root, settings).write_killed(CHUNKS, point, 1 + kills)
      reader.look
      kills += 1
      flunk('it is killed without end') if kills > OFTEN
    end
    reader.look
    [kills, reader.changed]
  ensure
    reader&.close
  end

  SETTINGS.each do |name, settings|
    POINTS.each do |point|
      next if point == 'compressed' && !settings[:compress]

      test("#{name}, killed at #{point}") do
        in_folder do |root, folder|
          kills, changed = run_killed(root, folder, settings, point)
          assert_equal([], changed)
          assert_equal(ALL, lines(folder).map(&:chomp).sort)
          assert_operator(kills, :>, 0, 'the point was never passed')
        end
      end
    end
  end

  test('what a run without kills leaves is what a run with kills leaves') do
    SETTINGS.each_value do |settings|
      next if settings[:size]

      in_folder do |root, folder|
        in_folder do |killed, killed_folder|
          RotationRun.new(root, settings).write(CHUNKS)
          run_killed(killed, killed_folder, settings, 'half')
          assert_equal(contents(folder), contents(killed_folder))
        end
      end
    end
  end

  def contents(folder) = Dir.children(folder).reject { |it| it.start_with?('.') }.sort.to_h { |it| [it, File.binread(File.join(folder, it))] }
end
