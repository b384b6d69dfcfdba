# frozen_string_literal: true

require 'fileutils'
require 'tmpdir'
require 'test/unit'
require 'legacy_tail/sweep'

# What is followed, through everything that happens to log files. Time is told to it.
class SweepTest < Test::Unit::TestCase
  class Log
    attr_reader :said

    def initialize
      @said = []
    end

    def warn(message, **)
      @said << message
    end
  end

  def setup
    @folder = Dir.mktmpdir
    @path = File.join(@folder, 'app.log')
    @patterns = [File.join(@folder, '*.log')]
    @log = Log.new
    @came = []
    @sweep = open
  end

  def teardown
    FileUtils.rm_rf(@folder)
  end

  def test_whole_lines_alone_come_each_with_an_id_of_its_place
    write("one\ntwo\nthr")
    look
    assert_equal(%W[one\n two\n], lines)
    write("ee\n")
    look
    assert_equal(%W[one\n two\n three\n], lines)
    key = @came[0][0][/\A\h{24}/]
    assert_equal(["#{key}-0+4", "#{key}-4+4", "#{key}-8+6"], ids)
  end

  def test_where_no_file_has_the_name_that_is_said_once_after_a_minute
    [0, 59.9, 60, 120].each { |now| @sweep.run(now, []) { true } }
    assert_equal(['no file has one of these names, or their folder cannot be read: nothing is sent'], @log.said)
  end

  def test_where_a_file_was_there_and_has_gone_nothing_is_said
    write("one\n")
    look
    File.delete(@path)
    [0, 60, 120].each { |now| @sweep.run(now, []) { true } }
    assert_equal([], @log.said)
  end

  def test_what_was_not_delivered_comes_again_with_the_same_ids_after_a_kill
    write("one\ntwo\nthree\n")
    look
    look(delivered: [parse(ids[0])])
    killed
    look
    assert_equal(ids[1..2], ids[3..])
    assert_equal(%W[two\n three\n], lines[3..])
  end

  def test_a_line_delivered_before_another_does_not_move_the_position_over_it
    write("one\ntwo\n")
    look
    look(delivered: [parse(ids[1])])
    killed
    look
    assert_equal(%W[one\n two\n], lines[2..])
  end

  def test_no_room_means_the_same_lines_again
    write("one\n")
    look { false }
    assert_empty(@came)
    look
    assert_equal(["one\n"], lines)
  end

  def test_a_renamed_file_is_read_to_its_end_beside_the_new_one
    write("one\n")
    look
    File.rename(@path, "#{@path}.1")
    File.write("#{@path}.1", "two\n", mode: 'a')
    write("three\n")
    look
    File.write("#{@path}.1", "four\n", mode: 'a')
    look
    assert_equal(%W[one\n two\n three\n four\n].sort, lines.sort)
    assert_equal(2, ids.map { |id| id[/\A\h+/] }.uniq.size)
  end

  def test_a_file_renamed_while_nobody_looked_is_found
    write("one\ntwo\n")
    look
    look(delivered: [parse(ids[0])])
    killed
    File.rename(@path, "#{@path}.1")
    write("three\n")
    look
    assert_equal(%W[three\n two\n], lines[2..].sort)
  end

  def test_the_last_line_of_a_renamed_file_needs_no_end
    write("one\ntw")
    look
    File.rename(@path, "#{@path}.1")
    look(at: 3599.9)
    assert_equal(["one\n"], lines)
    look(at: 3600)
    assert_equal(%W[one\n tw], lines)
  end

  def test_a_renamed_file_is_followed_for_an_hour_of_silence_as_a_server_may_still_end_a_request
    write("one\n")
    look
    File.rename(@path, "#{@path}.1")
    look(at: 3599, delivered: [parse(ids[0])])
    File.write("#{@path}.1", "late\n", mode: 'a')
    look(at: 3600)
    assert_equal(%W[one\n late\n], lines)
  end

  def test_a_deleted_file_is_let_go_after_ten_seconds_of_silence
    write("one\ntw")
    look
    File.delete(@path)
    look(at: 9.9)
    assert_equal(["one\n"], lines)
    look(at: 10)
    assert_equal(%W[one\n tw], lines)
  end

  def test_a_pattern_that_takes_the_names_of_a_rotation_makes_no_line_twice
    @patterns = [File.join(@folder, 'app.log*')]
    @sweep = open
    write("one\ntwo\n")
    look
    FileUtils.cp(@path, "#{@path}.1")
    look
    File.truncate(@path, 0)
    write("three\n")
    2.times { look }
    look(delivered: ids.map { |id| parse(id) })
    killed
    FileUtils.cp(@path, "#{@path}.2")
    File.truncate(@path, 0)
    File.binwrite("#{@path}.3.gz", "\x1f\x8bcompressed\n".b)
    2.times { look }
    assert_equal(%W[one\n three\n two\n], lines.uniq.sort)
    assert_equal(3, ids.uniq.size)
  end

  def test_a_copy_that_is_only_half_made_is_none_of_its_own
    @patterns = [File.join(@folder, 'app.log*')]
    @sweep = open
    write("one\ntwo\n")
    look
    File.write("#{@path}.1", "one\ntw")
    look
    assert_equal(%W[one\n two\n], lines)
  end

  def test_a_file_beside_that_begins_otherwise_is_read
    @patterns = [File.join(@folder, 'app.log*')]
    @sweep = open
    write("one\n")
    look
    File.write("#{@path}.other", "two\n")
    look
    assert_equal(%W[one\n two\n], lines)
  end

  def test_a_pipe_and_a_folder_are_no_files
    File.mkfifo(File.join(@folder, 'pipe.log'))
    Dir.mkdir(File.join(@folder, 'folder.log'))
    write("one\n")
    look
    killed
    File.rename(@path, "#{@path}.1")
    look
    assert_equal(%W[one\n one\n], lines)
    assert_empty(@log.said)
  end

  def test_a_file_that_could_not_be_found_for_a_while_after_a_kill_goes_on_where_it_was
    write("one\ntwo\n")
    look
    look(delivered: ids.map { |id| parse(id) })
    killed
    File.rename(@folder, "#{@folder}.away")
    FileUtils.mkdir_p(File.join(@folder, 'spool'))
    look
    FileUtils.rm_rf(@folder)
    File.rename("#{@folder}.away", @folder)
    write("three\n")
    look(at: 3599)
    assert_equal(%W[one\n two\n three\n], lines)
  end

  def test_what_is_wrong_with_one_file_is_said_once_and_leaves_the_others_alone
    write("one\n")
    failing = ->(some) { some[0][1] == "one\n" ? raise('no room for it') : @came.concat(some) }
    look(&failing)
    File.write(File.join(@folder, 'other.log'), "two\n")
    2.times { look(&failing) }
    assert_equal(["two\n"], lines)
    assert_equal(['a file cannot be followed for the moment'], @log.said)
    look
    assert_equal(%W[two\n one\n], lines)
  end

  def test_nothing_is_handed_over_before_its_name_is_on_the_disk
    write("one\n")
    part = File.join(@folder, 'spool/positions.json.part')
    FileUtils.mkdir_p(part)
    2.times { assert_raise(Errno::EISDIR) { look } }
    assert_empty(lines)
    Dir.rmdir(part)
    look
    killed
    look
    assert_equal(%W[one\n one\n], lines)
    assert_equal(1, ids.uniq.size)
  end

  def test_what_is_delivered_whole_is_deleted_under_the_name_that_it_has_by_then
    @sweep = open(delete: true)
    write("one\n")
    look
    File.rename(@path, "#{@path}.17")
    look(at: 1)
    look(at: 11, delivered: [parse(ids[0])])
    look(at: 3601)
    assert_equal(false, File.exist?("#{@path}.17"))
  end

  def test_a_deleted_file_is_read_to_its_end
    write("one\n")
    look
    write("two\n")
    File.delete(@path)
    look
    assert_equal(%W[one\n two\n], lines)
  end

  def test_copytruncate_loses_nothing_that_was_not_read_yet
    write("one\n")
    look
    write("two\n")
    FileUtils.cp(@path, "#{@path}.1")
    File.truncate(@path, 0)
    write("three\n")
    3.times { look }
    assert_equal(%W[one\n two\n three\n].sort, lines.sort)
    assert_equal(3, ids.uniq.size)
    assert_empty(@log.said)
  end

  def test_copytruncate_while_nobody_looked_loses_nothing
    write("one\ntwo\n")
    look
    look(delivered: [parse(ids[0])])
    killed
    FileUtils.cp(@path, "#{@path}.1")
    File.truncate(@path, 0)
    write("a longer one than before\n")
    2.times { look }
    assert_equal(["a longer one than before\n", "two\n"], lines[2..].sort)
  end

  def test_a_copy_of_what_was_read_is_not_read_again
    write("one\n")
    look
    FileUtils.cp(@path, "#{@path}.1")
    File.truncate(@path, 0)
    3.times { look }
    assert_equal(["one\n"], lines)
  end

  def test_a_copy_that_cannot_be_opened_for_once_is_looked_for_again
    write("one\n")
    look
    write("two\n")
    FileUtils.cp(@path, "#{@path}.1")
    File.truncate(@path, 0)
    failing(:open) { |path| raise Errno::EMFILE, path if path == "#{@path}.1" }
    look
    mended(:open)
    2.times { look }
    assert_equal([%W[one\n two\n], ["a file cannot be followed for the moment"]], [lines, @log.said])
  end

  def test_a_file_that_cannot_be_looked_at_for_once_is_not_gone
    @sweep = open(delete: true)
    write("one\n")
    look
    look(delivered: [parse(ids[0])])
    failing(:stat) { |path| raise Errno::EIO, path if path == @path }
    look(at: 4000)
    mended(:stat)
    assert_equal([true, ["a file cannot be followed for the moment"]], [File.exist?(@path), @log.said])
  end

  def test_truncated_and_written_beyond_the_old_end_with_the_same_first_line_has_other_ids
    write("#header\none\n")
    look
    File.truncate(@path, 0)
    write("#header\nanother one\n")
    2.times { look }
    assert_equal(%W[#header\n one\n #header\n] << "another one\n", lines)
    assert_equal(4, ids.uniq.size)
    assert_equal(['a file was truncated, and no copy of it is beside it: what was written since the last look is gone'], @log.said)
  end

  def test_a_file_with_the_inode_and_the_first_line_of_a_deleted_one_has_other_ids
    write("#header\n")
    look
    look(delivered: [parse(ids[0])])
    # In place: what a file system that gives the inode again looks like.
    File.truncate(@path, 0)
    2.times { look }
    write("#header\n")
    look
    assert_equal(2, ids.uniq.size)
  end

  def test_two_spools_give_the_same_file_other_ids
    write("one\n")
    look
    @sweep = open('other')
    look
    assert_equal(2, ids.uniq.size)
  end

  def test_bytes_that_are_no_text_come_as_they_are
    File.binwrite(@path, "\xff\x00\xfe\r\n".b)
    look
    assert_equal(["\xff\x00\xfe\r\n".b], lines)
  end

  def test_a_line_above_the_limit_comes_in_pieces_and_the_next_one_whole
    write("#{'x' * 1_500_000}\nnext\n")
    look
    assert_equal([600_000, 600_000, 300_001, 5], lines.map(&:bytesize))
    assert_equal("next\n", lines.last)
  end

  def test_many_lines_come_in_packets_of_500
    write((0...1200).map { |n| "line #{n}\n" }.join)
    sizes = []
    look { |some| sizes << some.size }
    assert_equal(1200, sizes.sum)
    assert_equal(500, sizes.max)
  end

  private

  def open(spool = 'spool', delete: false)
    positions = LegacyTail::Positions.new(File.join(@folder, spool))
    LegacyTail::Sweep.new(patterns: @patterns, exclude: [], positions: positions, line_limit: 600_000,
                          rotate_wait: 10, renamed_wait: 3600, delete: delete, log: @log)
  end

  # Nothing of it is left but what is on the disk.
  def killed
    @sweep = open
  end

  # Asks the block before the file system, until it is mended.
  def failing(name)
    File.singleton_class.prepend(@failing = Module.new { define_method(name) { |path, *more, **named, &block| yield(path) || super(path, *more, **named, &block) } })
  end

  def mended(name) = @failing.send(:remove_method, name)

  def write(text)
    File.write(@path, text, mode: 'a')
  end

  def look(at: 0, delivered: [], &emit)
    emit ||= ->(some) { @came.concat(some) }
    @sweep.run(at, delivered, &emit)
  end

  def lines
    @came.map(&:last)
  end

  def ids
    @came.map(&:first)
  end

  def parse(id)
    LegacyTail::LineId.parse(id)
  end
end
