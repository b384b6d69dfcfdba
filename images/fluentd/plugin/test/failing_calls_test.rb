# frozen_string_literal: true

require 'test/unit'
require_relative 'support/failing_calls'
require_relative 'support/folder'
require_relative 'support/offset_reader'
require_relative 'support/rotation_run'

# Each call of the file system fails once, at each place of a run of several commits, and the chunk is tried again in the same
# process: each line is there once, and a reader by offset never saw a byte change.
class FailingCallsTest < Test::Unit::TestCase
  include InFolder

  DAY = 86_400
  START = 1_795_359_600
  CHUNKS = [[[0, 'a1']], [[0, 'a2'], [1, 'b1']], [[1, 'b2']]]
           .map { |chunk| chunk.map { |day, line| [START + (day * DAY), "#{line}-#{'x' * 20}"] } }.freeze
  LINES = CHUNKS.flatten(1).map(&:last).freeze

  # A file that is rotated is appended to as well.
  SETTINGS = { 'whole' => { write: 'whole' }, 'rotate' => { every: :day } }.freeze

  def lines
    files('access').reject { |name| name.start_with?('.') }.flat_map { |name| read("access/#{name}").lines(chomp: true) }
  end

  def run_failing(settings, nth)
    run = RotationRun.new(@folder, settings)
    reader = OffsetReader.new(path('access'))
    failed = FailingCalls.fail(@folder, nth, Errno::EMFILE) { started(run) { reader.look } }
    reader.look
    [failed, reader.changed]
  ensure
    reader&.close
  end

  # A start that fails is followed by another one.
  def started(run, &look)
    run.write(CHUNKS, retry_on: SystemCallError, &look)
  rescue SystemCallError
    run.write(CHUNKS, retry_on: SystemCallError, &look)
  end

  SETTINGS.each do |name, settings|
    test("#{name}: at each call nothing is lost, written twice or changed") do
      (1..).each do |nth|
        FileUtils.rm_rf(@folder)
        failed, changed = run_failing(settings, nth)
        assert_equal([LINES.sort, []], [lines.sort, changed], "call #{nth}")
        break unless failed
      end
    end
  end
end
